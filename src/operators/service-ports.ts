/** Service names that stand for a port in conditions (`fd.sport = https`). */

/** Port numbers of the services that rule files name. @see IANA Service Name and Transport Protocol Port Number Registry */
// biome-ignore format: table
const PORTS: Readonly<Record<string, number>> = {
  ftp: 21, ssh: 22, telnet: 23, smtp: 25, domain: 53, bootps: 67, bootpc: 68, tftp: 69, http: 80, kerberos: 88,
  pop3: 110, sunrpc: 111, ntp: 123, imap2: 143, snmp: 161, 'snmp-trap': 162, irc: 194, ldap: 389, https: 443,
  submission: 587, syslog: 514, ldaps: 636, imaps: 993, pop3s: 995, 'ms-sql-s': 1433, nfs: 2049, mysql: 3306,
  postgresql: 5432, amqp: 5672, redis: 6379, 'x11': 6000, 'http-alt': 8080, git: 9418,
};

/** Gives the port of a service; undefined when it is not known. */
export function servicePort(name: string): number | undefined {
  return Object.hasOwn(PORTS, name) ? PORTS[name] : undefined;
}
