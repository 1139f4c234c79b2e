import type { HelpWords } from './words.ts';

const paths =
  'PATH is a file, a folder (its *.yaml and *.yml) or - for stdin. Without one: manifests/ if it is there, else the current folder.';

export const en: HelpWords = {
  tagline: "hvm: a hospital's virtual servers on VMware vSphere, as code",
  usage: 'Usage',
  commands: 'Commands',
  options: 'Options',
  examples: 'Examples',
  environment: 'Environment',
  exitCodes: 'Exit codes',
  more: '"hvm COMMAND --help" shows the options and examples of a command.',
  choices: 'one of',
  verbs: {
    plan: {
      summary: 'show what would change, and change nothing',
      details: `Compares the manifests with what is there and shows every change with its impact on the running servers. ${paths}`,
      examples: [
        ['hvm plan', 'the manifests of this folder'],
        ["hvm plan --target 'h-*'", 'only the VMs whose names begin with h-'],
        ['hvm plan --out night.plan.json', 'keep the plan, to apply exactly that later'],
        ["hvm plan --what-if 'VirtualMachine/h-claio01.disks[data].size=3500 GiB'", 'does it fit?'],
        ['hvm plan -o markdown', 'for a pull request comment'],
        ['hvm plan --detailed-exitcode', 'exit 2 when changes are pending, for scripts'],
      ],
    },
    apply: {
      summary: 'make it so: plan, ask, do, and read everything again',
      details: `Shows the plan, asks, carries it out and verifies it. What interrupts a running server needs --allow or an open window of the Site. ${paths}`,
      examples: [
        ['hvm apply', 'shows the plan and asks'],
        ['hvm apply --yes --defer', 'do now what interrupts nobody, leave the rest'],
        ['hvm apply --allow power-cycle --target u-portal-web01', 'stop and start one server for its change'],
        ['hvm apply --plan night.plan.json --yes', 'exactly that plan, or exit 75'],
        ['hvm apply --adopt u-mail01', 'take over a VM that exists'],
      ],
    },
    check: {
      summary: 'findings alone: is anything wrong?',
      details: `The findings of a plan without its changes, by subject, the gravest first. What is judged is what the servers would be after the plan. Ends with 3 when there are errors for which nobody answers. ${paths}`,
      examples: [
        ['hvm check', 'on Monday morning'],
        ['hvm check -v', 'everything that is known of each finding'],
        ['hvm check -o json > last.json', 'keep it, to compare later'],
        ['hvm check --since last.json', 'what is new since then first, and what is gone'],
        ['hvm check --fail-on warning -o junit', 'for a CI server; warnings end with 3, too'],
        ['hvm check -o sarif', 'with places in the manifests, for code hosts and editors'],
      ],
    },
    status: {
      summary: 'show the last runs of apply, and what they left unfinished',
      details:
        'Reads the journals that apply writes, each run with who, when, what was done, what failed, and what is unfinished, with the ids of the tasks to look for in the vCenter; then says what the next apply will do. Asks neither a vCenter nor a recording, and needs no manifests.',
      examples: [
        ['hvm status', 'the last runs'],
        ['hvm status --run 3f9a', 'one of them in full; the beginning of its id is enough'],
        ['hvm status --site kdu -o json', 'of one site, for scripts'],
        ['hvm status --journal night.jsonl', 'from the file that apply --journal wrote'],
      ],
    },
    record: {
      summary: 'save what the vCenter holds as a recording',
      details: `Writes the Site's recording (spec.vcenter.recording), or --out FILE. A plan from it equals the plan from the vCenter; --scrub makes one that can be shown to others. A file that is no recording is never overwritten. ${paths}`,
      examples: [
        ['hvm record', "the Site's vCenter into the Site's recording"],
        ['hvm record --out today.recording.json', 'into another file'],
        ['hvm record --scrub --out shared.recording.json', 'without names, addresses and notes'],
        ['hvm record --recording a.json --out b.json', 'from another recording'],
      ],
    },
    import: {
      summary: 'write manifests for VMs that exist',
      details:
        'NAME is a VM, * and ? stand for several; without one it takes all VMs that no manifest declares and no other Site owns. Writes the VMs of each folder into a file of their own, with the Networks they need, into the folder --out DIR, and never over a file that is there. Nothing is changed in the vCenter: "hvm plan --adopt all" shows what adopting them would do.',
      examples: [
        ['hvm import --out manifests/imported', 'all VMs'],
        ["hvm import 'h-*' u-mail01 --out manifests/imported", 'these VMs'],
        [
          'hvm import --vcenter https://vcenter.example.ac.jp --out manifests',
          'a new site, with a Site document',
        ],
        ['hvm import --out new && hvm plan -f manifests -f new --adopt all', 'import, and look'],
      ],
    },
    report: {
      summary: 'figures for those who decide: licences, capacity, allocation, responsibility, ledger',
      details: `KIND is one of licences, capacity, allocation, responsibility and ledger. The figures are those after the plan, of all VMs of the vCenter, or with --without-plan those of now. Whatever it finds, it ends with 0. ${paths}`,
      examples: [
        ['hvm report capacity', 'memory, cores and storage, and what happens when a host fails'],
        ['hvm report licences --lang ja -o csv > licences.csv', 'for a spreadsheet, in Japanese'],
        ['hvm report allocation -o markdown', 'storage asked for, given and used, with a forecast'],
        ['hvm report capacity --without-plan -o json', 'as it is now, for scripts'],
      ],
    },
    validate: {
      summary: 'check the manifests alone',
      details: `Reports every mistake at once, with its place and what to do. Needs neither a vCenter nor a recording. ${paths}`,
      examples: [
        ['hvm validate', 'the manifests of this folder'],
        ['hvm validate manifests/hospital.yaml manifests/site.yaml', 'these files'],
        ['hvm validate -o json', 'for an editor or a script'],
      ],
    },
    explain: {
      summary: 'what can stand in a manifest, and what is behind a code',
      details:
        'Without a KIND it lists the kinds; with one its keys; with a path one key. With the code of a finding or an error: the rule, its formula, an example, its source, and how to change or accept it.',
      examples: [
        ['hvm explain', 'all kinds'],
        ['hvm explain VirtualMachine', 'the keys of a VirtualMachine'],
        ['hvm explain VirtualMachine.spec.disks', 'one key and what is below it'],
        ['hvm explain CAP-002', 'the rule behind a finding'],
      ],
    },
    schema: {
      summary: 'print the JSON Schema of the manifests, for editors',
      details: 'The same schema as schema/hvm.schema.json (draft-07).',
      examples: [['hvm schema > hvm.schema.json', 'then name it in "# yaml-language-server: $schema=…"']],
    },
    init: {
      summary: 'start a new manifests repository',
      details:
        'Writes a Site, a network, a template and a VM, a small recording to try them on, the schema, a .gitignore and a CI workflow. It never overwrites anything.',
      examples: [
        ['hvm init my-hospital', 'in a new folder'],
        ['hvm init && hvm plan', 'here, and look at its first plan'],
      ],
    },
    completion: {
      summary: 'print the completions for a shell',
      details: 'SHELL is bash, zsh or fish.',
      examples: [
        ['source <(hvm completion bash)', 'in ~/.bashrc'],
        ['hvm completion zsh > "${fpath[1]}/_hvm"', 'zsh'],
        ['hvm completion fish > ~/.config/fish/completions/hvm.fish', 'fish'],
      ],
    },
  },
  option: {
    file: 'manifests, as PATH',
    site: 'the Site to work on, where the manifests have several',
    recording: 'read (and with apply, write) this recording instead of a vCenter',
    offline: "use the Site's recording although it names a vCenter too",
    vcenter: "this vCenter instead of the Site's",
    api: "force the vCenter's encoding",
    target: 'only these VMs; * and ? stand for several (repeatable)',
    adopt: 'take over this existing VM, or all (repeatable)',
    accept: 'go on in spite of this error finding (repeatable)',
    'what-if':
      'assume this value or these documents, and write nothing: KIND/NAME.PATH=VALUE or FILE (repeatable)',
    out: 'where to write: the file of a plan or recording, the folder of an import',
    scrub: 'stand-ins instead of names, addresses and notes',
    plan: 'apply exactly this saved plan',
    'detailed-exitcode': 'exit 2 when changes are pending',
    'fail-on': 'end with 3 at this severity or a graver one (error)',
    since: 'an earlier check (-o json) to compare with',
    yes: 'do not ask',
    allow: 'allow an interrupting impact, by name; several with commas',
    defer: 'do what is allowed now, leave the rest for later',
    emergency: 'work in forbidden hours; the reason is recorded',
    'max-interrupted': 'VMs interrupted at once (1)',
    'exceed-limits': "touch more VMs than the Site's policy.limits allow; it is recorded",
    now: 'the clock for windows, forbidden hours and expiries',
    parallel: 'operations at once (4)',
    timeout: 'for the whole run: 90s, 15m, 1h30m',
    'lock-timeout': 'how long to wait for another apply (0)',
    journal: 'the file of the journal, instead of one in the state folder',
    run: 'one run in full, by its id or how that begins',
    'without-plan': 'what is there now, not what the plan would make of it',
    output: 'the form of the result',
    lang: 'language of the text',
    quiet: 'nothing on stderr but errors',
    verbose: 'log every call to the vCenter or the recording, on stderr',
    'log-format': 'the form of the log',
    'no-color': 'no colours',
    help: 'this help',
    version: "hvm's version",
  },
  exits:
    '0 done or nothing to do, 1 failed, 2 changes pending (--detailed-exitcode), 3 refused, 4 applied in part, 64 usage, 65 manifest invalid, 69 vCenter unreachable, 75 locked or changed since the plan, 77 not permitted, 130 interrupted',
  variables: [
    ['HVM_LANG', 'ja or en; else the locale decides'],
    ['HVM_LOG', 'trace, debug, info, warn or error: log on stderr'],
    ['NO_COLOR', 'no colours'],
    ['XDG_STATE_HOME', 'where journals are kept (~/.local/state)'],
  ],
};
