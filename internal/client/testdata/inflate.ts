// Gives what inflate makes of bytes in base64, or the error's message.
import { fromBase64 } from "../../../assets/search/bytes";
import { inflate } from "../../../assets/search/inflate";

export default function run(inputs: string[]): string[] {
  return inputs.map((input) => {
    try {
      return btoa(String.fromCharCode(...inflate(fromBase64(input))));
    } catch {
      return "!";
    }
  });
}
