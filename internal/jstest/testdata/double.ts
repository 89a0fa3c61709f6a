interface Input {
  text: string;
  numbers: number[];
}

// Noise must not disturb the result.
export default async function double(input: Input): Promise<Input> {
  console.log("noise");
  await Promise.resolve();
  if (input.text === "") throw new RangeError("nothing to double");
  return { text: input.text + input.text, numbers: input.numbers.map((n) => 2 * n) };
}
