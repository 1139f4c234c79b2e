/** Texts of findings on SQL Server and Windows Server licences. */
export const licences = {
  'LIC-001': {
    message:
      'SQL Server: {cores} core licences ({packs} packs), {now} today. All VMs on HA: {ha} ({haPacks} packs); each on one host: {fixed} ({fixedPacks} packs). As the vCenter keeps them: {enforced}.',
    hint: 'An estimate. What counts in the end is the contract (Product Terms) and what the reseller confirms. hvm report licences shows how it is reckoned.',
  },
  'LIC-001/unknown': {
    message:
      'SQL Server: {cores} core licences ({packs} packs), {now} today. All VMs on HA: {ha} ({haPacks} packs); each on one host: {fixed} ({fixedPacks} packs).',
    hint: 'An estimate. What counts in the end is the contract (Product Terms) and what the reseller confirms. hvm report licences shows how it is reckoned.',
  },
  'LIC-001/servers': {
    message:
      'SQL Server: {servers} server licences and {cores} core licences ({packs} packs). All VMs on HA: {ha} core licences, each on one host: {fixed}.',
    hint: 'An estimate. What counts in the end is the contract (Product Terms) and what the reseller confirms. Client access licences come on top: hvm report licences shows them.',
  },
  'LIC-002': {
    message:
      'SQL Server {version} on {subject} is declared as licensed by VM without Software Assurance. From 2022 on that is not offered.',
    hint: 'Declare softwareAssurance: true if the licences have it or are subscriptions, license the host (model: host, Enterprise), or stay with SQL Server 2019.',
  },
  'LIC-003': {
    message:
      'SQL Server {edition} on {subject} is declared as licensed by host. Only Enterprise may be licensed so.',
    hint: 'Declare model: per-core or server-cal, or edition: enterprise if that is what was bought.',
  },
  'LIC-004': {
    message:
      'The rule {rule} of the vCenter keeps {subject} on {named}, but only as far as possible ("should"). HA may start it on any of {hosts} hosts, so without Software Assurance all {hosts} need the licences.',
    hint: 'Make the rule a mandatory one ("must") and declare availability.hosts or mode: static-standby, or leave the licences for all hosts.',
  },
  'LIC-005': {
    message:
      'The SQL Server licence of {subject} was assigned to {host} on {at}, but the VM is to run on {to}. Without Software Assurance it may be assigned anew after {days} days, from {from} on.',
    hint: 'Run it on {host} until {from}. Before that only a host that is broken for good is a reason: keep the evidence, and record the new assignedHost and assignedAt.',
  },
  'LIC-005/undated': {
    message:
      'The SQL Server licence of {subject} is assigned to {host}, but the VM is to run on {to}, and nobody says since when.',
    hint: 'Give software.assignedAt. Without Software Assurance a licence stays with its host for {days} days.',
  },
  'LIC-005/due': {
    message:
      'The SQL Server licence of {subject} is assigned to {host} since {at}, and the VM is to run on {to}. It may be assigned anew since {from}.',
    hint: 'Record the new assignment: software.assignedHost and assignedAt.',
  },
  'LIC-005/bound': {
    message:
      'The SQL Server licence of {subject} was assigned to {host} on {at}. The earliest day for another host is {from} ({days} days).',
    hint: 'Nothing to do. A switch to another host, and back, before that day needs Software Assurance or a host that is broken for good.',
  },
  'LIC-006': {
    message:
      'How the SQL Server licence of {subject} was bought is not known. It is counted by the volume rules.',
    hint: 'Ask the vendor and give software.channel: volume, oem or isv-runtime. What a vendor brings with the application follows the contract with the vendor.',
  },
  'LIC-006/bundled': {
    message:
      'The SQL Server of {subject} is licensed through its vendor ({channel}). It is not counted: the contract with the vendor says what is allowed.',
    hint: 'Ask the vendor in writing whether the licence allows VMs, HA and a change of the host.',
  },
  'LIC-007': {
    message:
      'The manifest of {subject} does not say the {missing} of its SQL Server. Its licences cannot be reckoned safely.',
    hint: 'Give software.version and software.edition. A version that is not known counts as a new one.',
  },
  'LIC-008': {
    message:
      'The standby {subject} of {active} needs {licences} core licences of its own for each host: SQL Server {version} has no free standby here.',
    hint: 'From 2014 on a free standby needs Software Assurance on the active server, one for high availability and one for disasters. Up to 2012 one is free.',
  },
  'LIC-008/larger': {
    message:
      'The standby {subject} has {cores} cores, its active server {active} has {active_cores}. {extra} core licences are needed for the difference.',
    hint: 'Give the standby as many cores as the active server.',
  },
  'LIC-008/old': {
    message:
      'The standby {subject} of {active} counts as free: SQL Server {version} allows one passive server without Software Assurance.',
    hint: 'Ask the reseller whether that holds for licences by core of 2012. The standby must not answer clients, make reports or take backups.',
  },
  'LIC-008/nothing': {
    message:
      '{subject} is declared as the standby of {active}, which has no SQL Server of its own. It is counted in full.',
    hint: 'Name the VM with the active SQL Server in software.passiveOf, or leave it out.',
  },
  'LIC-009': {
    message:
      'SQL Server on {subject} is the Developer edition. It costs nothing, and may not be used for daily work.',
    hint: 'Confirm that {subject} is for development and tests only, or declare the edition that is to be bought.',
  },
  'LIC-010': {
    message:
      'SQL Server Enterprise on {subject} is declared as Server+CAL. That is no longer sold, and older licences are limited to 20 cores.',
    hint: 'Declare model: per-core, unless the contract still has Server+CAL for Enterprise.',
  },
  'LIC-010/clients': {
    message:
      'SQL Server on {subject} is Server+CAL, and the manifest gives neither users nor devices. The client access licences are not counted.',
    hint: 'Give software.users or software.devices, or both: the smaller number counts.',
  },
  'LIC-011': {
    message:
      'SQL Server Enterprise {version}: {vms} VMs need {perVm} core licences by VM, and {hosts} if all hosts are licensed. By host it is fewer from {equal} VMs on.',
    hint: 'Have both offered. With licences for the hosts and Software Assurance there may be any number of VMs on them.',
  },
  'LIC-012': {
    message:
      'Windows Server {shown}, {count} VMs: Datacenter {datacenter}, or Standard {n1} (when one host fails), {any} (any VM on any host), {fixed} (no VM moves). Today: Datacenter {nowDatacenter}, Standard {nowN1}.',
    hint: 'An estimate, without client access licences. Each host needs licences for the most VMs that may ever run on it. Compare the prices: hvm report licences.',
  },
  'LIC-012/cores': {
    message:
      'Windows Server {shown}, {count} VMs, in core licences: Datacenter {datacenter}, or Standard {n1} (when one host fails), {any} (any VM on any host), {fixed} (no VM moves), or {perVm} by VM with Software Assurance. Today: Datacenter {nowDatacenter}, Standard {nowN1}.',
    hint: 'An estimate, without client access licences. Each host needs licences for the most VMs that may ever run on it. Compare the prices: hvm report licences.',
  },
};
