/** Reads addresses and writes them again. */
import { readAddress, writeAddress } from "../../assets/search/page/address";

export default (addresses: readonly string[]): string[] => addresses.map((address) => writeAddress(readAddress(address)));
