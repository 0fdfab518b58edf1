using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Flowtriq.Server.Platform;

/// <summary>
/// One line a message, with a UTC time, whatever is in it: a name or a note with line breaks in it makes no line of its own,
/// and no control character reaches a terminal.
/// </summary>
internal sealed class OneLineFormatter(TimeProvider time, ServerOptions options) : ConsoleFormatter(Called)
{
    internal const string Called = "one-line";

    private readonly string workspace = options.Workspace is { } slug ? $"[{slug}] " : "";

    public override void Write<TState>(
        in LogEntry<TState> logEntry,
        IExternalScopeProvider? scopeProvider,
        TextWriter textWriter
    )
    {
        var stamp = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        var line =
            $"{stamp} {Word(logEntry.LogLevel)}: {workspace}{logEntry.Category}[{logEntry.EventId.Id}] "
            + $"{logEntry.Formatter(logEntry.State, logEntry.Exception)} {logEntry.Exception}";
        textWriter.WriteLine(Flat(line.TrimEnd()));
    }

    private static string Flat(string line) =>
        line.Any(IsBreak)
            ? string.Create(
                line.Length,
                line,
                static (flat, text) =>
                {
                    for (var index = 0; index < flat.Length; index++)
                        flat[index] = IsBreak(text[index]) ? ' ' : text[index];
                }
            )
            : line;

    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';

    private static string Word(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "trce",
            LogLevel.Debug => "dbug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warn",
            LogLevel.Error => "fail",
            _ => "crit",
        };
}
