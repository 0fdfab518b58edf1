using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flowtriq.Server.Tests.Platform;

public sealed class LogLines
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\u2028")]
    [InlineData("\u0085")]
    [InlineData("\u001b[2J")]
    public void A_name_with_line_breaks_in_it_makes_no_line_of_its_own(string forged)
    {
        var line = Written($"policy x{forged}2026-01-01T00:00:00.000Z info: all is well", null);
        Assert.StartsWith("2026-11-22T03:00:00.000Z ", line, StringComparison.Ordinal);
        Assert.Contains("warn: Flowtriq.Rules[7] policy x", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, static c => char.IsControl(c) || c == '\u2028');
    }

    [Fact]
    public void An_exception_is_on_the_line_of_its_message()
    {
        var line = Written("it failed", new InvalidOperationException("first\nsecond"));
        Assert.Contains("it failed System.InvalidOperationException: first second", line, StringComparison.Ordinal);
    }

    private static string Written(string message, Exception? fault)
    {
        using var to = new StringWriter { NewLine = "\n" };
        new OneLineFormatter(new ManualTime(), new ServerOptions()).Write(
            new LogEntry<string>(
                LogLevel.Warning,
                "Flowtriq.Rules",
                new EventId(7),
                message,
                fault,
                static (text, _) => text
            ),
            null,
            to
        );
        var text = to.ToString();
        Assert.Equal('\n', text[^1]);
        return text[..^1];
    }
}
