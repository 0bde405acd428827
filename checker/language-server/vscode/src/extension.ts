import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import {
  ExecuteCommandRequest,
  LanguageClient,
  LanguageClientOptions,
} from 'vscode-languageclient/node';
import { findingsAt, fingerprintOf, flowOf, Found, ruleOf } from './findings';
import { Flow, flowPage } from './flow';
import { javaCommand, RULE_SCHEME, ruleOfPage, serverJar, serverOptions } from './options';

const EXPLAIN = 'actionguard.explain';
const SUPPRESS = 'actionguard.suppress';

let client: LanguageClient | undefined;

function setting(name: string): unknown {
  return vscode.workspace.getConfiguration().get(name);
}

/** Starts the server with the first Java file, and adds the commands. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(RULE_SCHEME, {
      provideTextDocumentContent: (uri) => page(ruleOfPage(uri.path) ?? ''),
    }),
    vscode.commands.registerCommand('actionguard.showFlow', showFlow),
    vscode.commands.registerCommand('actionguard.showRule', async () => {
      const found = findingHere();
      if (found !== undefined) {
        await showRule(ruleOf(found));
      }
    }),
    vscode.commands.registerCommand('actionguard.suppressHere', suppressHere),
    vscode.commands.registerCommand('actionguard.restart', async () => {
      await client?.stop();
      await start(context);
    }),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration('actionguard')) {
        await client?.sendNotification('workspace/didChangeConfiguration', {
          settings: { actionguard: serverOptions(setting) },
        });
      }
    }),
  );
  await start(context);
}

/** Ends the server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: 'file', language: 'java' },
      { scheme: 'file', pattern: '**/actionguard.yaml' },
    ],
    initializationOptions: serverOptions(setting),
    middleware: {
      executeCommand: async (command, args, next) => {
        if (command === EXPLAIN && typeof args[0] === 'string') {
          await showRule(args[0]);
          return undefined;
        }
        return next(command, args);
      },
    },
  };
  client = new LanguageClient(
    'actionguard',
    'Actionguard',
    {
      command: javaCommand(setting, process.env),
      args: ['-jar', serverJar(setting, context.extensionPath)],
    },
    options,
  );
  await client.start();
}

async function execute(command: string, args: unknown[]): Promise<unknown> {
  return client?.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
}

async function page(rule: string): Promise<string> {
  const text = await execute(EXPLAIN, [rule]);
  return typeof text === 'string' ? text : '';
}

async function showRule(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: RULE_SCHEME, path: `/${rule}.md` });
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

/** Returns the finding at the cursor, and says so if there is none. */
function findingHere(): (vscode.Diagnostic & Found) | undefined {
  const editor = vscode.window.activeTextEditor;
  const found =
    editor === undefined
      ? undefined
      : findingsAt<vscode.Diagnostic & Found>(
          vscode.languages.getDiagnostics(editor.document.uri),
          editor.selection.active,
        )[0];
  if (found === undefined) {
    void vscode.window.showInformationMessage('Actionguard: there is no finding on this line.');
  }
  return found;
}

function showFlow(): void {
  const found = findingHere();
  if (found === undefined) {
    return;
  }
  const flow: Flow = flowOf(found);
  const panel = vscode.window.createWebviewPanel(
    'actionguard.flow',
    `Flow: ${flow.rule}`,
    { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
    { enableScripts: true, localResourceRoots: [] },
  );
  panel.webview.html = flowPage(flow, randomBytes(16).toString('hex'));
  panel.webview.onDidReceiveMessage(async (index: unknown) => {
    const step = typeof index === 'number' ? flow.steps[index] : undefined;
    if (step !== undefined) {
      const at = new vscode.Position(step.line, step.character);
      await vscode.window.showTextDocument(vscode.Uri.parse(step.uri), {
        selection: new vscode.Range(at, at),
        viewColumn: vscode.ViewColumn.One,
      });
    }
  });
}

async function suppressHere(): Promise<void> {
  const found = findingHere();
  const uri = vscode.window.activeTextEditor?.document.uri;
  const fingerprint = found === undefined ? undefined : fingerprintOf(found);
  if (found === undefined || uri === undefined || fingerprint === undefined) {
    return;
  }
  const reason = await vscode.window.showInputBox({
    title: `Suppress ${ruleOf(found)} here`,
    prompt: 'Why is the finding acceptable?',
    validateInput: (text) => (text.trim() === '' ? 'A suppression needs a reason.' : undefined),
  });
  if (reason !== undefined) {
    const done = await execute(SUPPRESS, [uri.toString(), fingerprint, reason]);
    if (done !== true) {
      void vscode.window.showWarningMessage('Actionguard: the finding could not be suppressed here.');
    }
  }
}
