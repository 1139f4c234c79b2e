/** The way to a vCenter: connection (CON), certificate (TLS), API and session (API), what is said on the wire (WIRE). */
export const wire = {
  'CON-001': {
    message: 'No connection to {host} ({reason}).',
    hint: 'Check spec.vcenter.url of the Site, the network, and any firewall or proxy between.',
  },
  'CON-001/name': {
    message: 'The name of {host} is not known here ({reason}).',
    hint: 'Check spec.vcenter.url of the Site for a typo, and the DNS of this machine.',
  },
  'CON-001/refused': {
    message: '{host} refuses connections ({reason}).',
    hint: 'Check host and port in spec.vcenter.url, and whether the vCenter is up.',
  },
  'CON-001/route': {
    message: 'There is no way from here to {host} ({reason}).',
    hint: 'Check the network of this machine; a VPN may be down.',
  },
  'CON-002/connect': {
    message: '{host} did not take a connection within {seconds} seconds.',
    hint: 'A firewall may drop the packets, or the vCenter is down. Try to open its web page from this machine.',
  },
  'CON-002/answer': {
    message: '{host} did not begin to answer {operation} within {seconds} seconds.',
    hint: 'The vCenter may be overloaded or starting. Plan again in a while.',
  },
  'CON-002/whole': {
    message: '{host} did not finish its answer to {operation} within {seconds} seconds.',
    hint: 'The line may be slow or the vCenter overloaded. Plan again in a while.',
  },
  'CON-002/stalled': {
    message: '{host} stopped in the middle of its answer to {operation}: nothing came for {seconds} seconds.',
    hint: 'The vCenter may be overloaded, or a firewall between lost the connection. Plan again in a while.',
  },
  'CON-003': {
    message: 'The connection to {host} broke during {operation} ({reason}).',
    hint: 'Run the command again. If it breaks each time, look for a proxy or firewall between.',
  },
  'CON-003/unsure': {
    message:
      'The answer of {host} to {operation} was lost ({reason}), and nothing shows whether it was carried out.',
    hint: 'Plan again: hvm looks at what is there and goes on from that.',
  },
  'CON-004': {
    message: 'The answer of {host} to {operation} is larger than {megabytes} MB.',
    hint: 'That is no answer that hvm asks for. Check that spec.vcenter.url is a vCenter.',
  },
  'CON-005': {
    message: '{host} answers {operation} with HTTP status {status}.',
    hint: 'A vCenter does not answer so. Check spec.vcenter.url, and any proxy between.',
  },
  'CON-005/unavailable': {
    message: '{host} is not ready: it answers {operation} with HTTP status {status}.',
    hint: 'The vCenter is starting, being updated, or out of sessions. Try again in some minutes.',
  },
  'CON-005/later': {
    message:
      '{host} is not ready: it answers {operation} with HTTP status {status}, and asks to come again in {seconds} seconds.',
    hint: 'The vCenter is starting, being updated, or out of sessions. Try again when that time is over.',
  },
  'CON-005/redirect': {
    message: '{host} sends {operation} elsewhere (HTTP status {status}). hvm does not follow.',
    hint: 'Write the final address of the vCenter into spec.vcenter.url.',
  },
  'CON-006': {
    message: 'The proxy {proxy} opens no way to {host} (HTTP status {status}).',
    hint: 'Check HTTPS_PROXY; add the vCenter to NO_PROXY if no proxy is needed.',
  },
  'CON-006/url': {
    message: 'HTTPS_PROXY is not the address of a proxy.',
    hint: 'It looks like http://proxy.example.jp:3128.',
  },
  'CON-007': {
    message: '{host} is to be spoken to without TLS. hvm sends no password in the clear.',
    hint: 'Write spec.vcenter.url with https://. Only loopback addresses may be http://.',
  },
  'CON-007/url': {
    message: '"{url}" is not the address of a vCenter.',
    hint: 'spec.vcenter.url looks like https://vcenter.example.ac.jp.',
  },
  'CON-008': {
    message: 'The wait for {host} was ended while {operation} was under way.',
    hint: 'The vCenter may go on with it. Plan again to see what is there.',
  },
  'TLS-001': {
    message:
      'The certificate of {host} is not vouched for by anybody this machine trusts ({reason}). It is for {subject}, by {issuer}, SHA-256 fingerprint {fingerprint}.',
    hint: 'Compare the fingerprint with the one that the vCenter shows on its own console. If it is the same, put these lines into the Site, under spec.vcenter:\n  tls:\n    fingerprint: "{first}\\\n      {second}"\nOr give the CA: tls: {caFile: ca.pem}',
  },
  'TLS-001/name': {
    message:
      'The certificate of {host} is for another name ({subject}, by {issuer}, SHA-256 fingerprint {fingerprint}).',
    hint: 'Use the name of the certificate in spec.vcenter.url. If it is the right server all the same, put these lines into the Site, under spec.vcenter:\n  tls:\n    fingerprint: "{first}\\\n      {second}"',
  },
  'TLS-001/expired': {
    message:
      'The certificate of {host} has expired on {until} ({subject}, by {issuer}, SHA-256 fingerprint {fingerprint}).',
    hint: 'Renew it in the vCenter. Until then, if the fingerprint is the right one, put these lines into the Site, under spec.vcenter:\n  tls:\n    fingerprint: "{first}\\\n      {second}"',
  },
  'TLS-002': {
    message:
      'The certificate of {host} is another one: its fingerprint is {found}, and the Site expects {expected}.',
    hint: "Nothing was sent. If the certificate was renewed, compare with the vCenter's console and write the new fingerprint into the Site; if not, somebody sits between.",
  },
  'TLS-002/changed': {
    message:
      'The certificate of {host} changed while hvm was at work: its fingerprint was {before}, and now is {found}. Nothing was sent to who has the new one.',
    hint: "If somebody has just renewed the certificate, compare with the vCenter's console, write the new fingerprint into the Site where it has one, and plan again. If not, somebody sits between: find out who before hvm is run again. What the vCenter had begun goes on.",
  },
  'TLS-003': {
    message: '{host} and hvm have no version of TLS in common ({reason}).',
    hint: 'An old vCenter (5.5, 6.0) may have only TLS 1.0. To allow that for this Site, write under spec.vcenter.tls: minVersion: TLSv1',
  },
  'TLS-003/plain': {
    message: '{host} does not speak TLS ({reason}).',
    hint: 'Check the port in spec.vcenter.url; a vCenter listens on 443.',
  },
  'TLS-003/other': {
    message: 'The TLS handshake with {host} failed ({reason}).',
    hint: 'Look for a proxy between that opens TLS, and at the certificate of the vCenter.',
  },
  'TLS-004': {
    message: 'The CA file "{file}" holds no certificate that can be read.',
    hint: 'spec.vcenter.tls.caFile is a PEM file (-----BEGIN CERTIFICATE-----).',
  },
  'TLS-005': {
    message: '"{fingerprint}" is not a SHA-256 fingerprint.',
    hint: 'It has 64 hexadecimal digits, with or without colons.',
  },
  'API-001': {
    message:
      '{host} has no VI/JSON: its API version is {version}, and VI/JSON begins with vCenter 8.0 U1 (8.0.1.0).',
    hint: 'Leave out --api vi-json (spec.vcenter.api: auto): hvm then uses SOAP, which does the same.',
  },
  'API-001/missing': {
    message: '{host} does not serve VI/JSON, although its API version is {version}.',
    hint: 'Leave out --api vi-json (spec.vcenter.api: auto): hvm then uses SOAP, which does the same.',
  },
  'API-002': {
    message: 'The API version of {host} is {version}; hvm needs 5.5 or later.',
    hint: 'This vCenter cannot be managed with hvm.',
  },
  'API-003': {
    message: '{host} does not look like a vCenter: it has no list of API versions (HTTP status {status}).',
    hint: 'Check spec.vcenter.url: the address alone, without a path.',
  },
  'WIRE-001': {
    message: 'An answer of the vCenter cannot be read: {reason}.',
    hint: 'Run it again with -v. If it happens again, report it with the version of the vCenter.',
  },
  'WIRE-001/hostile': {
    message: 'An answer was refused, because it could harm who reads it: {reason}.',
    hint: 'No vCenter sends this. Check spec.vcenter.url and what sits between.',
  },
  'WIRE-002': {
    message: 'hvm cannot send {at}: {reason}.',
    hint: 'If it is a text from a manifest, mend it there; otherwise it is a bug of hvm, please report it.',
  },
  'WIRE-003': {
    message: 'The vCenter is too old for {at}.',
    hint: 'Leave out of the manifest what asks for it, or update the vCenter.',
  },
} as const;
