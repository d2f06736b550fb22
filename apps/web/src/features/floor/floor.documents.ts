import { graphql } from '../../api/graphql.js';

export const FloorQuery = graphql(`
  query Floor($fairId: ID!, $date: LocalDate) {
    floor(fairId: $fairId, date: $date) {
      fairId
      date
      at
      timeZone
      terms {
        graceMinutes
        offerMinutes
        offersFreedSlots
      }
      slots {
        id
        startsAt
        endsAt
      }
      tables {
        id
        label
        hallId
        hallName
        blockedSlotIds
      }
      meetings {
        id
        status
        slotId
        startsAt
        endsAt
        tableId
        absentSide
        outcomeKind
        parties {
          side
          participationId
          name
          delegateIds
          isIn
          lateMinutes
          call {
            id
            calledAt
            answeredAt
          }
        }
        noShow {
          absentSide
          reportedFor
          reportedAt
          contradictedAt
          contradiction
          verdict
        }
      }
      sessions {
        id
        title
        startsAt
        endsAt
        tableId
        status
        outcomeKind
        parties {
          side
          participationId
          name
          delegateIds
          isIn
          lateMinutes
          isAbsent
          isContradicted
          contradiction
          outcomeKind
          call {
            calledAt
            answeredAt
          }
        }
      }
      people {
        delegateId
        name
        jobTitle
        phone
        participationId
        organisationName
        side
        meetings
        firstMeetingAt
        codeHash
        checkIn {
          id
          at
          way
          by
        }
      }
      counters {
        people
        expected
        checkedIn
        unexpected
        missing
        walkIns
      }
      freedSlots {
        id
        state
        reason
        startsAt
        tableLabel
        supplierName
        buyerName
        offers {
          id
          state
          supplierName
          buyerName
          waitsForSupplier
          waitsForBuyer
          offeredAt
          expiresAt
        }
      }
      kiosks {
        id
        name
        openedAt
        expiresAt
      }
    }
  }
`);

export const MyDayQuery = graphql(`
  query MyDay($fairId: ID!) {
    myDay(fairId: $fairId) {
      fairId
      date
      at
      timeZone
      meetings {
        id
        status
        startsAt
        endsAt
        tableLabel
        hallName
        walkMinutes
        side
        partnerName
        partnerPeople
        ownPeople
        partnerIsIn
        partnerLateMinutes
        ownLateMinutes
        graceUntil
        absentSide
        mayContradict
        isContradicted
        call {
          id
          calledAt
          answeredAt
        }
        ownOutcome {
          kind
          version
        }
      }
      sessions {
        id
        title
        startsAt
        endsAt
        tableLabel
        hallName
        walkMinutes
        ownPeople
        otherOrganisations
        group {
          status
          ownLateMinutes
          graceUntil
          isAbsent
          mayContradict
          isContradicted
          maySpeak
          call {
            calledAt
            answeredAt
          }
          ownOutcome {
            kind
            note
            version
          }
          partners {
            participationId
            name
            isIn
            lateMinutes
            isAbsent
          }
        }
      }
      badges {
        delegateId
        name
        organisationName
        code
        checkedInAt
      }
      offers {
        id
        startsAt
        endsAt
        supplierName
        buyerName
        waitsForSupplier
        waitsForBuyer
        expiresAt
      }
    }
  }
`);

export const WaitingListQuery = graphql(`
  query WaitingList($fairId: ID!) {
    waitingList(fairId: $fairId) {
      supplierParticipationId
      buyerParticipationId
      supplierName
      buyerName
      worth
    }
  }
`);

export const CheckInMutation = graphql(`
  mutation CheckIn($input: CheckInInput!) {
    checkIn(input: $input) {
      __typename
      ... on CheckIn {
        id
        name
        organisationName
        at
      }
      ... on Refusal {
        code
        message
      }
      ... on AlreadyCheckedInError {
        checkInId
        name
        at
        by
      }
      ... on WrongDayError {
        reason
        name
        days
      }
      ... on DelegateGoneError {
        name
        organisationName
      }
    }
  }
`);

export const UndoCheckInMutation = graphql(`
  mutation UndoCheckIn($checkInId: ID!) {
    undoCheckIn(checkInId: $checkInId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AdmitWalkInMutation = graphql(`
  mutation AdmitWalkIn($input: AdmitWalkInInput!) {
    admitWalkIn(input: $input) {
      __typename
      ... on CheckIn {
        id
        name
      }
      ... on Refusal {
        code
        message
      }
      ... on WrongDayError {
        name
      }
    }
  }
`);

export const CallPartyMutation = graphql(`
  mutation CallParty($meetingId: ID!, $side: Side!) {
    callParty(meetingId: $meetingId, side: $side) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const EndCallMutation = graphql(`
  mutation EndCall($callId: ID!) {
    endCall(callId: $callId) {
      id
    }
  }
`);

export const AnswerCallMutation = graphql(`
  mutation AnswerCall($callId: ID!) {
    answerCall(callId: $callId) {
      id
    }
  }
`);

export const SayLateMutation = graphql(`
  mutation SayLate($input: SayLateInput!) {
    sayLate(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ContradictNoShowMutation = graphql(`
  mutation ContradictNoShow($meetingId: ID!, $note: String) {
    contradictNoShow(meetingId: $meetingId, note: $note) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const DecideNoShowMutation = graphql(`
  mutation DecideNoShow($meetingId: ID!, $verdict: NoShowVerdict!) {
    decideNoShow(meetingId: $meetingId, verdict: $verdict) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const CallGroupPartyMutation = graphql(`
  mutation CallGroupParty($sessionId: ID!, $participationId: ID!) {
    callGroupParty(sessionId: $sessionId, participationId: $participationId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AnswerGroupCallMutation = graphql(`
  mutation AnswerGroupCall($sessionId: ID!) {
    answerGroupCall(sessionId: $sessionId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const EndGroupCallMutation = graphql(`
  mutation EndGroupCall($sessionId: ID!, $participationId: ID!) {
    endGroupCall(sessionId: $sessionId, participationId: $participationId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const SayLateToGroupMutation = graphql(`
  mutation SayLateToGroup($input: SayLateToGroupInput!) {
    sayLateToGroup(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const HoldGroupMeetingMutation = graphql(`
  mutation HoldGroupMeeting($sessionId: ID!, $idempotencyKey: String) {
    holdGroupMeeting(sessionId: $sessionId, idempotencyKey: $idempotencyKey) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReportGroupNoShowMutation = graphql(`
  mutation ReportGroupNoShow($sessionId: ID!, $participationId: ID!, $idempotencyKey: String) {
    reportGroupNoShow(
      sessionId: $sessionId
      participationId: $participationId
      idempotencyKey: $idempotencyKey
    ) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on GraceTimeError {
        until
        minutes
      }
    }
  }
`);

export const ContradictGroupNoShowMutation = graphql(`
  mutation ContradictGroupNoShow($sessionId: ID!, $note: String) {
    contradictGroupNoShow(sessionId: $sessionId, note: $note) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const DecideGroupNoShowMutation = graphql(`
  mutation DecideGroupNoShow($sessionId: ID!, $participationId: ID!, $came: Boolean!) {
    decideGroupNoShow(sessionId: $sessionId, participationId: $participationId, came: $came) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReopenGroupMeetingMutation = graphql(`
  mutation ReopenGroupMeeting($sessionId: ID!) {
    reopenGroupMeeting(sessionId: $sessionId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RecordGroupOutcomeMutation = graphql(`
  mutation RecordGroupOutcome($input: RecordGroupOutcomeInput!) {
    recordGroupOutcome(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AcceptOfferMutation = graphql(`
  mutation AcceptOffer($offerId: ID!) {
    acceptOffer(offerId: $offerId) {
      __typename
      ... on SlotOffer {
        state
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const DeclineOfferMutation = graphql(`
  mutation DeclineOffer($offerId: ID!) {
    declineOffer(offerId: $offerId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const SetFloorTermsMutation = graphql(`
  mutation SetFloorTerms($fairId: ID!, $input: FloorTermsInput!) {
    setFloorTerms(fairId: $fairId, input: $input) {
      graceMinutes
    }
  }
`);

export const OpenKioskMutation = graphql(`
  mutation OpenKiosk($input: OpenKioskInput!) {
    openKiosk(input: $input) {
      __typename
      ... on OpenedKiosk {
        key
        kiosk {
          id
          name
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const CloseKioskMutation = graphql(`
  mutation CloseKiosk($kioskId: ID!) {
    closeKiosk(kioskId: $kioskId) {
      id
    }
  }
`);

export const KioskQuery = graphql(`
  query Kiosk($key: String!) {
    kiosk(key: $key) {
      name
      fairName
      timeZone
      at
      expiresAt
    }
  }
`);

export const KioskCheckInMutation = graphql(`
  mutation KioskCheckIn($key: String!, $code: String!, $idempotencyKey: String) {
    kioskCheckIn(key: $key, code: $code, idempotencyKey: $idempotencyKey) {
      __typename
      ... on KioskWelcome {
        name
        organisationName
        nextAt
        nextTable
        nextHall
      }
      ... on Refusal {
        code
        message
      }
      ... on AlreadyCheckedInError {
        name
        at
      }
      ... on WrongDayError {
        name
      }
      ... on DelegateGoneError {
        name
        organisationName
      }
    }
  }
`);

const RepairFragment = graphql(`
  fragment RepairFacts on Repair @_unmask {
    id
    state
    kind
    subject
    substitute
    when
    othersMoved
    milliseconds
    letters
    proposedAt
    appliedAt
    changed {
      meetingId
      supplierName
      buyerName
      reason
      madeRoomFor
      before {
        startsAt
        tableLabel
        people
      }
      after {
        startsAt
        tableLabel
        people
      }
    }
    lost {
      meetingId
      supplierName
      buyerName
      reason
      before {
        startsAt
        tableLabel
      }
    }
    alternatives {
      limit
      othersMoved
      lost
    }
  }
`);

export const RepairsQuery = graphql(
  `
    query Repairs($fairId: ID!) {
      repairs(fairId: $fairId) {
        ...RepairFacts
      }
    }
  `,
  [RepairFragment],
);

export const ProposeRepairMutation = graphql(
  `
    mutation ProposeRepair($input: ProposeRepairInput!) {
      proposeRepair(input: $input) {
        __typename
        ... on Repair {
          ...RepairFacts
        }
        ... on Refusal {
          code
          message
        }
      }
    }
  `,
  [RepairFragment],
);

export const ApplyRepairMutation = graphql(
  `
    mutation ApplyRepair($repairId: ID!) {
      applyRepair(repairId: $repairId) {
        __typename
        ... on Repair {
          ...RepairFacts
        }
        ... on Refusal {
          code
          message
        }
      }
    }
  `,
  [RepairFragment],
);
