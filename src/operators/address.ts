/**
 * IP addresses and networks as byte strings (one code unit per byte): an
 * address has 4 or 16, a network one more that holds the prefix length.
 */
import { isIPv4, isIPv6 } from 'node:net';
import { LiteralError } from './operator.ts';

/** Reads an address; a dot selects IPv4. @throws LiteralError */
export function parseAddress(text: string): string {
  if (text.includes('.')) {
    if (!isIPv4(text)) {
      throw new LiteralError(`filter error: unrecognized IPv4 address ${text}`);
    }
    return String.fromCharCode(...text.split('.').map(Number));
  }
  if (!isIPv6(text) || text.includes('%')) {
    throw new LiteralError(`filter error: unrecognized IPv6 address ${text}`);
  }
  return ipv6Bytes(text);
}

/** Reads `address/prefix length`. @throws LiteralError */
export function parseNetwork(text: string): string {
  const slash = text.indexOf('/');
  const length = text.slice(slash + 1);
  if (slash < 0 || !/^[0-9]{1,3}$/.test(length)) {
    throw new LiteralError(`filter error: unrecognized IP network ${text}, expected ADDRESS/LENGTH`);
  }
  const address = parseAddress(text.slice(0, slash));
  if (Number(length) > address.length * 8) {
    throw new LiteralError(`filter error: invalid netmask in IP network ${text}`);
  }
  return address + String.fromCharCode(Number(length));
}

/** Tells whether an address lies in a network; false for the other address family. */
export function isInNetwork(address: string, network: string): boolean {
  if (address.length !== network.length - 1) {
    return false;
  }
  const bits = network.charCodeAt(network.length - 1);
  const whole = bits >> 3;
  if (!network.startsWith(address.slice(0, whole))) {
    return false;
  }
  const rest = bits & 7;
  if (rest === 0) {
    return true;
  }
  return (address.charCodeAt(whole) ^ network.charCodeAt(whole)) >> (8 - rest) === 0;
}

function ipv6Bytes(text: string): string {
  const [head = '', tail] = text.split('::');
  const headBytes = groups(head);
  const tailBytes = tail === undefined ? [] : groups(tail);
  const zeros = Array.from({ length: 16 - headBytes.length - tailBytes.length }, () => 0);
  return String.fromCharCode(...headBytes, ...zeros, ...tailBytes);
}

function groups(text: string): number[] {
  if (text === '') {
    return [];
  }
  return text.split(':').flatMap((group) => {
    const value = Number.parseInt(group, 16);
    return [value >> 8, value & 0xff];
  });
}
