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
        endsAt
        tableLabel
        supplierName
        buyerName
        groupTitle
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
        tableLabel
        hallName
        ownSides
        asksSupplier
        asksBuyer
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
