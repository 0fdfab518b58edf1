using Microsoft.Extensions.Logging.Console;

namespace Flowtriq.Server.Platform;

internal static class LoggingRegistration
{
    /// <summary>
    /// One line a message with a UTC time, to standard error: standard output is for what the operator asked for.
    /// FLOWTRIQ_LOG=json writes JSON lines instead. Requests are not logged: their queries hold tokens.
    /// </summary>
    internal static ILoggingBuilder AddStructuredConsole(this ILoggingBuilder logging)
    {
        const string Format = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        logging.AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        if (Environment.GetEnvironmentVariable("FLOWTRIQ_LOG") == "json")
        {
            logging.AddJsonConsole(static o => Stamp(o, Format));
        }
        else
        {
            logging.AddSimpleConsole(static o =>
            {
                Stamp(o, Format);
                o.SingleLine = true;
                o.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }

        return logging
            .AddFilter("Microsoft", LogLevel.Warning)
            // A server built without the console says so at every start otherwise.
            .AddFilter("Microsoft.AspNetCore.StaticFiles", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }

    private static void Stamp(ConsoleFormatterOptions options, string format)
    {
        options.TimestampFormat = format;
        options.UseUtcTimestamp = true;
    }
}
