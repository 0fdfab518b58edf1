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
        logging.AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        if (Environment.GetEnvironmentVariable("FLOWTRIQ_LOG") == "json")
        {
            logging.AddJsonConsole(static options =>
            {
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
                options.UseUtcTimestamp = true;
            });
        }
        else
        {
            logging
                .AddConsole(static options => options.FormatterName = OneLineFormatter.Called)
                .AddConsoleFormatter<OneLineFormatter, ConsoleFormatterOptions>();
        }

        return logging
            .AddFilter("Microsoft", LogLevel.Warning)
            // A server built without the console says so at every start otherwise.
            .AddFilter("Microsoft.AspNetCore.StaticFiles", LogLevel.Error)
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
    }
}
