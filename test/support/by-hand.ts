/** What somebody does to a VM in the vCenter, past hvm: a client of its own, which knows no more of SOAP than it needs. */
import type { Simulator } from './vcsim.ts';

/** Reconfigures a VM that stands at a path like `DC0/vm/a`; `spec` is the inside of a VirtualMachineConfigSpec, as XML. */
export function editByHand(sim: Simulator, path: string, spec: string): Promise<void> {
  return byHand(sim, path, [['ReconfigVM_Task', `<spec>${spec}</spec>`]]);
}

/** Methods of a VM with their arguments as XML, one after the other; each task is waited for. */
export async function byHand(
  sim: Simulator,
  path: string,
  steps: readonly (readonly [method: string, args: string])[],
): Promise<void> {
  let cookie = '';
  const call = async (method: string, type: string, object: string, args = ''): Promise<string> => {
    const answer = await fetch(`${sim.url}/sdk`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/xml', SOAPAction: 'urn:vim25/5.5', Cookie: cookie },
      body: envelope(
        `<${method} xmlns="urn:vim25"><_this type="${type}">${object}</_this>${args}</${method}>`,
      ),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method}: ${text}`);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return text;
  };
  const credentials = `<userName>${sim.user}</userName><password>${sim.password}</password>`;
  await call('Login', 'SessionManager', 'SessionManager', credentials);
  try {
    const byPath = `<inventoryPath>${path}</inventoryPath>`;
    const found = await call('FindByInventoryPath', 'SearchIndex', 'SearchIndex', byPath);
    const vm = reference(found, 'VirtualMachine');
    for (const [method, args] of steps) {
      const answer = await call(method, 'VirtualMachine', vm, args);
      if (!method.endsWith('_Task')) continue;
      const task = reference(answer, 'Task');
      const state =
        '<specSet><propSet><type>Task</type><pathSet>info.state</pathSet></propSet>' +
        `<objectSet><obj type="Task">${task}</obj></objectSet></specSet>`;
      let told = '';
      while (!told.includes('>success<')) {
        told = await call('RetrieveProperties', 'PropertyCollector', 'propertyCollector', state);
        if (told.includes('>error<')) throw new Error(`${path}: ${method} failed: ${told}`);
      }
    }
  } finally {
    await call('Logout', 'SessionManager', 'SessionManager');
  }
}

function reference(answer: string, type: string): string {
  const value = new RegExp(`<returnval type="${type}">([^<]+)`).exec(answer)?.[1];
  if (value === undefined) throw new Error(`no ${type} in ${answer}`);
  return value;
}

function envelope(body: string): string {
  const space = 'http://schemas.xmlsoap.org/soap/envelope/';
  return `<?xml version="1.0"?><e:Envelope xmlns:e="${space}"><e:Body>${body}</e:Body></e:Envelope>`;
}
