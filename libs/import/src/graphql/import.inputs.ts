import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { ParticipationKindEnum, type ParticipationKind } from '#fair';
import type { SupplierField } from '../domain/supplier-fields.js';
import { SupplierFieldEnum } from './import.model.js';

@InputType()
export class MappedColumnInput {
  @Field(() => SupplierFieldEnum)
  field!: SupplierField;

  @Field(() => String)
  @Length(1, 500)
  column!: string;
}

@InputType()
export class StartSupplierImportInput {
  @Field(() => ID)
  @IsUUID()
  importId!: string;

  @Field(() => [MappedColumnInput])
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MappedColumnInput)
  mapping!: MappedColumnInput[];

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, for rows that name no country.' })
  @IsOptional()
  @IsISO31661Alpha2()
  defaultCountry?: string | null;

  @Field(() => ID, { nullable: true, description: 'The fair at which the organisations take part.' })
  @IsOptional()
  @IsUUID()
  fairId?: string | null;

  @Field(() => ParticipationKindEnum, {
    nullable: true,
    description: 'How they take part: direct when left out.',
  })
  participationKind?: ParticipationKind | null;
}
