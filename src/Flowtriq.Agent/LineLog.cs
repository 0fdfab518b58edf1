using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Flowtriq.Agent;

/// <summary>
/// Writes one line of key=value pairs per message to standard error (journald adds time and unit). Safe from any
/// thread: a line is one write. What the server's people should know of as well is kept until the loop takes it.
/// </summary>
internal sealed class LineLog(TextWriter writer, TimeProvider time)
{
    private const int TroublesKept = 32;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(" =\"\n\r\t");

    private readonly ConcurrentQueue<Trouble> _troubles = new();
    private readonly ConcurrentDictionary<string, long> _told = new(StringComparer.Ordinal);

    /// <summary>Something the operator may want to know.</summary>
    internal void Info(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        Write("info", message, fields);

    /// <summary>Something that costs quality or function; the agent goes on.</summary>
    internal void Warn(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        Write("warn", message, fields);

    /// <summary>Something failed.</summary>
    internal void Error(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        Write("error", message, fields);

    /// <summary>
    /// Something the operator should know wherever he looks: a warning here, and a notice once the loop takes it. The same text is told
    /// once a minute at most.
    /// </summary>
    internal void Tell(string kind, string text)
    {
        var now = time.GetTimestamp();
        if (_told.TryGetValue(text, out var told) && time.GetElapsedTime(told, now) < Pause)
            return;
        if (_told.Count >= TroublesKept)
            _told.Clear();
        _told[text] = now;
        Warn(text, ("kind", kind));
        while (_troubles.Count >= TroublesKept)
            _troubles.TryDequeue(out _);
        _troubles.Enqueue(new Trouble(kind, text));
    }

    /// <summary>The oldest of what was told and not taken yet.</summary>
    internal bool TryTake([NotNullWhen(true)] out Trouble? trouble) => _troubles.TryDequeue(out trouble);

    private void Write(string level, string message, ReadOnlySpan<(string Key, object? Value)> fields)
    {
        var line = new StringBuilder(160);
        line.Append("time=")
            .Append(time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        line.Append(" level=").Append(level);
        Append(line, "msg", message);
        foreach (var (key, value) in fields)
            Append(line, key, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        line.Append('\n');
        lock (writer) // keeps lines of several threads whole
        {
            writer.Write(line);
            writer.Flush();
        }
    }

    private static void Append(StringBuilder line, string key, string value)
    {
        line.Append(' ').Append(key).Append('=');
        if (value.Length > 0 && !value.AsSpan().ContainsAny(NeedsQuotes))
        {
            line.Append(value);
            return;
        }

        line.Append('"');
        foreach (var c in value)
            line.Append(c is '"' or '\\' ? "\\" : "").Append(char.IsControl(c) ? ' ' : c);
        line.Append('"');
    }
}
