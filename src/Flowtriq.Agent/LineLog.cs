using System.Buffers;
using System.Globalization;
using System.Text;

namespace Flowtriq.Agent;

/// <summary>
/// Writes one line of key=value pairs per message to standard error (journald adds time and unit). Safe from any
/// thread: a line is one write.
/// </summary>
internal sealed class LineLog(TextWriter writer, TimeProvider time)
{
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(" =\"\n\r\t");

    /// <summary>Something the operator may want to know.</summary>
    internal void Info(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        Write("info", message, fields);

    /// <summary>Something that costs quality or function; the agent goes on.</summary>
    internal void Warn(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        Write("warn", message, fields);

    /// <summary>Something failed.</summary>
    internal void Error(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        Write("error", message, fields);

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
