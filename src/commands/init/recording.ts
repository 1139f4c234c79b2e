/**
 * The vCenter of a new repository, as a file: one host, a template, a network. It looks as an apply would leave it, so that
 * the first `git diff` shows what the apply did and nothing else.
 */
export const recording = `{
  "format": "hvm-recording",
  "version": 1,
  "vcenter": {
    "version": "8.0.3",
    "instance": "b5c0f1a6-6d1e-4c5e-9a51-0d9f6f3f5a10",
    "observedAt": "2026-11-24T00:00:00Z"
  },
  "datacenters": ["DC1"],
  "clusters": [
    {"name": "Cluster1", "datacenter": "DC1"}
  ],
  "hosts": [
    {
      "name": "esx01",
      "cluster": "Cluster1",
      "sockets": 2,
      "cores": 16,
      "memoryMib": 98304,
      "version": "8.0.3"
    }
  ],
  "resourcePools": [
    {"path": "", "cluster": "Cluster1"}
  ],
  "datastores": [
    {"name": "ds01", "capacityMib": 4194304, "freeMib": 4132864}
  ],
  "networks": [
    {"name": "vlan-10", "vlan": 10}
  ],
  "folders": [],
  "vms": [
    {
      "name": "win2022-ja",
      "template": true,
      "instanceUuid": "5d0b4c1e-5d4f-4b44-8f1c-3a6f2b0c7e21",
      "changeVersion": "1",
      "power": "off",
      "guestId": "windows2019srvNext_64Guest",
      "hardware": "vmx-19",
      "cores": 2,
      "memoryMib": 4096,
      "disks": [
        {"unit": 0, "sizeMib": 61440, "datastore": "ds01"}
      ],
      "nics": [
        {"key": 4000, "mac": "00:50:56:a1:00:01", "portGroup": "vlan-10"}
      ]
    }
  ]
}
`;
