/** A step of a finding's flow: a place and why it is a step. Lines and columns count from 0. */
export interface Step {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly reason: string;
}

/** What the flow view shows of a finding. */
export interface Flow {
  readonly rule: string;
  readonly message: string;
  readonly steps: readonly Step[];
}

/** Returns a text so that HTML takes it for text. */
export function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

/** Returns the file's name and the line as people count it. */
export function shortPlace(step: Step): string {
  const path = step.uri.split('/').pop() ?? step.uri;
  let name = path;
  try {
    name = decodeURIComponent(path);
  } catch {
    // As it is written.
  }
  return `${name}:${step.line + 1}`;
}

/**
 * Returns the page of the flow view. Only the script with the nonce runs in it; a click on a step
 * sends its number.
 */
export function flowPage(flow: Flow, nonce: string): string {
  const steps = flow.steps
    .map((step, index) => {
      const role = index === 0 ? 'source' : index === flow.steps.length - 1 ? 'sink' : 'step';
      return (
        `<li class="${role}"><button data-step="${index}">${escape(shortPlace(step))}</button> ` +
        `<span>${escape(step.reason)}</span></li>`
      );
    })
    .join('\n');
  const [headline, ...notes] = flow.message.split('\n');
  const body =
    flow.steps.length === 0
      ? '<p>All there is to see is at the finding itself.</p>'
      : `<ol>\n${steps}\n</ol>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<title>${escape(flow.rule)}</title>
<style nonce="${nonce}">
  body { font-family: var(--vscode-font-family); color: var(--vscode-foreground); }
  ol { list-style: none; padding: 0; }
  li { border-left: 2px solid var(--vscode-panel-border); margin: 0; padding: 0.4em 0.8em; }
  li.source { border-color: var(--vscode-charts-yellow); }
  li.sink { border-color: var(--vscode-charts-red); }
  button { background: none; border: none; padding: 0; cursor: pointer; font-family: var(--vscode-editor-font-family); color: var(--vscode-textLink-foreground); }
</style>
</head>
<body>
<h2>${escape(flow.rule)}</h2>
<p>${escape(headline ?? '')}</p>
${body}
${notes.map((note) => `<p>${escape(note)}</p>`).join('\n')}
<script nonce="${nonce}">
  const vscode = acquireVsCodeApi();
  for (const button of document.querySelectorAll('button')) {
    button.addEventListener('click', () => vscode.postMessage(Number(button.dataset.step)));
  }
</script>
</body>
</html>`;
}
