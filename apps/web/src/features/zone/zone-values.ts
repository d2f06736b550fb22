export const ZONE_KINDS = ['CLUSTER', 'PARK', 'HI_TECH_PARK', 'EXPORT_ZONE'] as const;
export const ZONE_STATUSES = ['PLANNED', 'BUILDING', 'OPERATING'] as const;
