/** Explanations of rules on SQL Server and Windows Server licences; the form stands in `capacity.ts`. */
export const licences = {
  'LIC-001': {
    title: 'SQL Server licences, reckoned',
    rule: 'Without Software Assurance a licence stays with its host for 90 days, so every host on which the VM may run needs the licences of its cores. Counted is what the manifests declare under availability: with static-standby one host, with a must-run group its hosts, else all hosts. An estimate; the contract decides.',
    formula:
      'Per VM without SA: Σ max(4, vCPU) × hosts. With SA: Σ max(4, vCPU). Enterprise by host: Σ over the hosts of Σ processors max(4, cores × factor), without SA at least the number of VMs. Packs: ⌈licences / 2⌉ in each pool.',
    example:
      'Two VMs of 4 vCPU: on HA (4 + 4) × 3 hosts = 24 core licences = 12 packs, each on one host 8 = 4 packs.',
  },
  'LIC-002': {
    title: 'SQL Server 2022 by VM without Software Assurance',
    rule: 'From SQL Server 2022 on, licensing by virtual machine is part of Software Assurance or a subscription.',
    formula: 'version ≥ 2022, model per-core, softwareAssurance not true',
    example: 'version "2022", edition standard, no softwareAssurance: an error. With "2019" none.',
  },
  'LIC-003': {
    title: 'Licences by host for another edition than Enterprise',
    rule: 'Only Enterprise may license the cores of a host for the VMs on it. Standard is licensed by VM or as Server+CAL.',
    formula: 'model host, and edition standard or web',
    example: 'model host with edition standard: an error.',
  },
  'LIC-004': {
    title: 'A rule that HA may break',
    rule: 'A VM-Host rule with "should" lets HA start the VM on another host. For licences without Software Assurance it is as if there were no rule.',
    formula: 'a rule of the cluster that is switched on, not mandatory, and names the VM',
    example: 'The rule "rather esx01" and HA on: 4 vCPU × 3 hosts = 12 core licences, not 4.',
  },
  'LIC-005': {
    title: 'Assigned anew within 90 days',
    rule: 'Without Software Assurance a licence may be assigned to another host once in 90 days, sooner only if its host is broken for good. software.assignedHost and assignedAt say where it is and since when.',
    formula:
      'earliest day = assignedAt + bound; a finding while assignedHost is not among the hosts of the VM, or is bound still',
    example: 'Assigned to esx01 on 2026-10-01, moved to esx03: allowed from 2026-12-30 on.',
    thresholds: { bound: 'how long a licence stays with its host' },
  },
  'LIC-006': {
    title: 'How the licence was bought',
    rule: 'Licences that a vendor brings with the application (OEM, ISV runtime) follow the contract with the vendor and are not counted. Where nobody says how it was bought, the volume rules are taken.',
    formula: 'software.channel is absent or unknown (warning), oem or isv-runtime (info)',
    example: 'channel: isv-runtime: not in the totals of hvm report licences.',
  },
  'LIC-007': {
    title: 'Version or edition is missing',
    rule: 'Without version and edition of a SQL Server nobody can say which rules hold.',
    formula: 'software.version or software.edition is absent',
    example: '{product: sql-server} alone: counted by core, as a new version.',
  },
  'LIC-008': {
    title: 'A standby with SQL Server of its own',
    rule: 'Up to 2012 one passive server is free. From 2014 on a free one needs Software Assurance on the active server: one for high availability, one for disasters. Cores that it has more than the active server are licensed in any case.',
    formula: 'free: max(0, max(4, vCPU) − max(4, vCPU of the active one)), else max(4, vCPU)',
    example:
      'SQL Server 2014 without SA, active and standby of 4 vCPU each: 8 core licences. With SA 4; with a standby of 6 vCPU 6.',
  },
  'LIC-009': {
    title: 'Developer edition',
    rule: 'The Developer edition costs nothing and is for development and tests alone.',
    formula: 'edition developer',
    example: 'A VM that the clinic works with and that says edition developer.',
  },
  'LIC-010': {
    title: 'Server+CAL that cannot be counted',
    rule: 'Server+CAL is for Standard; Enterprise has it in old contracts only. Besides the server licences every user or every device needs a client access licence.',
    formula: 'Servers: Σ hosts of the VM, with SA one for each VM. CALs: min(users, devices).',
    example: 'Two VMs on HA on 3 hosts, 80 users, 60 devices: 6 server licences and 60 device CALs.',
  },
  'LIC-011': {
    title: 'Licences by host would be fewer',
    rule: 'Enterprise may be licensed by VM or by host. With many VMs the hosts need fewer licences.',
    formula: 'licences of all hosts < licences by VM',
    example: 'VMs of 4 vCPU with SA, 3 hosts of 16 cores: by VM is fewer up to 11 VMs, equal at 12 (48).',
  },
  'LIC-012': {
    title: 'Windows Server licences, reckoned',
    rule: 'A licence of Windows Server belongs to a host, and has no licence mobility: each host needs licences for the most VMs that may ever run on it. The newest version of the VMs decides how is counted. An estimate; the contract decides, and client access licences come on top.',
    formula:
      'Up to 2012 R2: Datacenter Σ ⌈processors / 2⌉, Standard Σ max(⌈processors / 2⌉, ⌈VMs / 2⌉). From 2016 on, C = max(16, Σ processors max(8, cores)): Datacenter Σ C, Standard Σ ⌈VMs / 2⌉ × C. By VM with SA: max(16, Σ max(8, vCPU)).',
    example:
      '26 VMs of 2012 R2 on three hosts of two processors, at most 13 on one: Datacenter 3, Standard 7 × 3 = 21.',
  },
};
