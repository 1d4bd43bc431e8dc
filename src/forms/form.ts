import { z } from 'zod';
import type { FieldMeta } from './fields.ts';

/** What a person sent: text, or the chosen values of a list. Empty answers are absent. */
export type Answers = Record<string, string | string[]>;

export type FormName = 'registration' | 'contact';

/** One form: its rules, and how the page groups its fields. */
export interface Form {
  name: FormName;
  schema: z.ZodObject;
  /** Groups in page order; names are looked up as `<form>.group.<group>`. */
  groups: readonly { name: string; fields: readonly string[] }[];
  /** In each set at least one field must be filled; the first one carries the error. */
  oneOf: readonly (readonly [string, ...string[]])[];
  /** A ticked field that needs another one: `{ confirmation: 'email' }`. */
  needs: Readonly<Record<string, string>>;
}

/** What the page needs to know of one field, read from the schema. */
export interface FieldDescription extends FieldMeta {
  name: string;
  required: boolean;
  maxLength?: number | undefined;
  pattern?: string | undefined;
  options: readonly string[];
  /** Prefix of its strings, e.g. `field.email`. */
  strings: string;
}

/** A field's JSON Schema, into which zod puts the field's metadata. */
interface JsonProperty extends FieldMeta {
  maxLength?: number;
  pattern?: string;
  enum?: string[];
  items?: { enum?: string[] };
}

const jsonSchemas = new WeakMap<z.ZodObject, z.core.JSONSchema.BaseSchema>();

function jsonSchemaOf({ schema }: Form): z.core.JSONSchema.BaseSchema {
  const known = jsonSchemas.get(schema) ?? z.toJSONSchema(schema);
  jsonSchemas.set(schema, known);
  return known;
}

/**
 * Describes a field for the page, so that page and function follow one rule.
 * @throws if the form has no such field
 */
export function describeField(form: Form, name: string): FieldDescription {
  const schema = jsonSchemaOf(form);
  const property = schema.properties?.[name] as JsonProperty | undefined;
  if (!property) throw new Error(`The form "${form.name}" has no field "${name}"`);
  const { control, inputType, autocomplete, inputmode, text = name } = property;
  return {
    name,
    control,
    required: schema.required?.includes(name) ?? false,
    maxLength: property.maxLength,
    pattern: property.pattern,
    options: property.enum ?? property.items?.enum ?? [],
    strings: `field.${text}`,
    ...(inputType && { inputType }),
    ...(autocomplete && { autocomplete }),
    ...(inputmode && { inputmode }),
  };
}

/** The names of all fields in page order. */
export function fieldNames(form: Form): string[] {
  return form.groups.flatMap((group) => group.fields);
}
