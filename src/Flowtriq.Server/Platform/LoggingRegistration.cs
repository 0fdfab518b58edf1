using Microsoft.Extensions.Logging.Console;

namespace Flowtriq.Server.Platform;

internal static class LoggingRegistration
{
    /// <summary>
    /// One line a message with a UTC time, to standard error: standard output is for what the operator asked for.
    /// FLOWTRIQ_LOG=json writes JSON lines instead. Lines of a further workspace say which. Requests are not logged: their queries hold tokens.
    /// </summary>
    internal static ILoggingBuilder AddStructuredConsole(this ILoggingBuilder logging, ServerOptions server)
    {
        logging.AddConsole(static options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        if (Environment.GetEnvironmentVariable("FLOWTRIQ_LOG") == "json")
        {
            logging.AddJsonConsole(options =>
            {
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
                options.UseUtcTimestamp = true;
                options.IncludeScopes = server.IsFurtherWorkspace;
            });
            if (server.Workspace is { } slug)
                logging.Services.AddSingleton<IExternalScopeProvider>(new WorkspaceScope(slug));
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
