using System.Text;
using Flowtriq.Agent.Status;

namespace Flowtriq.Agent.Top;

/// <summary>The live view: asks, draws, waits for a key, until q, Ctrl-C or a signal.</summary>
internal sealed class TopScreen(Terminal terminal, Signals signals, string stateDirectory)
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(250);
    private AgentStatus? _last;

    internal void Run(TimeSpan every)
    {
        while (!signals.StopAsked && !signals.TakeReload() && !terminal.IsGone)
        {
            Draw();
            for (var left = every; left > TimeSpan.Zero && !signals.StopAsked; left -= Slice)
            {
                if (
                    Terminal.WaitForKey(left < Slice ? left : Slice)
                    is 'q'
                        or 'Q'
                        or Terminal.ControlC
                        or Terminal.EndOfInput
                )
                    return;
            }
        }
    }

    private void Draw()
    {
        var answer = StatusQuery.Ask(stateDirectory);
        _last = answer is StatusAnswer.Answered answered ? answered.Status : _last;
        var (width, height) = terminal.Size;
        List<string> lines = _last is null ? [] : [.. TopFrame.Draw(_last, width, height - 1)];
        if (answer is StatusAnswer.Silent silent && lines.Count > 1)
            lines[1] = Cut($"NO ANSWER, what follows is old: {silent.Reason}", width);
        var picture = new StringBuilder(Terminal.Home);
        for (var index = 0; index < lines.Count; index++)
        {
            // The title stands out by reverse video, which every terminal has.
            picture.Append(index == 0 ? Terminal.Reverse : "").Append(lines[index]);
            picture.Append(index == 0 ? Terminal.Plain : "").Append(Terminal.ClearRest).Append("\r\n");
        }

        terminal.Write(picture.Append(Cut("q ends", width)).Append(Terminal.ClearBelow).ToString());
    }

    private static string Cut(string text, int width) => text.Length <= width ? text : text[..width];
}
