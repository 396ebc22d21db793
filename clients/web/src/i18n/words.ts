/** The shape of Korean, in a language that tells one from many: each counted phrase has a singular more. */
export type Words<Shape> = {
  [Key in keyof Shape]: Shape[Key] extends string ? string : Words<Shape[Key]>;
} & {
  [Key in keyof Shape as Key extends `${infer Phrase}_other` ? `${Phrase}_one` : never]: string;
};
