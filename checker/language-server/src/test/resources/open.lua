-- Opens a file, waits for the diagnostics, makes the preferred fix of one rule, and saves the file.
-- Tells what was shown, a line each.
local java, jar, root, file, rule = unpack(vim.split(vim.env.ACTIONGUARD_TEST, '\n'))

local function say(...)
  io.stdout:write(table.concat({ ... }, ' '), '\n')
end

local function wait(what, condition)
  if not vim.wait(120000, condition, 50) then
    say('timeout:', what)
    vim.cmd('cquit')
  end
end

vim.cmd('edit ' .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
local client = vim.lsp.start_client({
  name = 'actionguard',
  cmd = { java, '-jar', jar },
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = 'root' } },
})
vim.lsp.buf_attach_client(buffer, client)

local function shown()
  local found = vim.diagnostic.get(buffer)
  table.sort(found, function(a, b) return a.lnum < b.lnum end)
  return found
end

wait('diagnostics', function() return #shown() > 0 end)
for _, d in ipairs(shown()) do
  local code = d.user_data and d.user_data.lsp and d.user_data.lsp.code or d.code or ''
  say('shown:', code, (d.lnum + 1) .. ':' .. (d.col + 1), vim.split(d.message, '\n')[1])
end

local target
for _, d in ipairs(shown()) do
  if d.user_data.lsp.code == rule then target = target or d end
end
local range = {
  start = { line = target.lnum, character = target.col },
  ['end'] = { line = target.end_lnum, character = target.end_col },
}
local answer = vim.lsp.buf_request_sync(buffer, 'textDocument/codeAction', {
  textDocument = vim.lsp.util.make_text_document_params(buffer),
  range = range,
  context = { diagnostics = {} },
}, 60000)
local chosen
for _, action in ipairs(answer[client].result) do
  say('offered:', action.title)
  if action.isPreferred then chosen = chosen or action end
end
local before = #shown()
vim.lsp.util.apply_workspace_edit(chosen.edit, 'utf-16')
say('applied:', chosen.title)
say('line:', vim.trim(vim.api.nvim_buf_get_lines(buffer, target.lnum, target.lnum + 1, false)[1]))
wait('one finding less', function() return #shown() == before - 1 end)
vim.cmd('write')
say('left:', tostring(#shown()))
vim.lsp.stop_client(client)
wait('the end of the server', function() return vim.lsp.get_client_by_id(client) == nil end)
vim.cmd('quitall!')
