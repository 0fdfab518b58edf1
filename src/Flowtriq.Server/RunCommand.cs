using System.CommandLine;
using Flowtriq.Server.Access;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server;

/// <summary>Runs the server, or says whether and how it would.</summary>
internal static class RunCommand
{
    internal static void Define(Command command)
    {
        var settings = new Dictionary<string, Option<string?>>(StringComparer.Ordinal)
        {
            ["data"] = new("--data") { Description = "directory that keeps all state (default ./data)" },
            ["http"] = new("--http") { Description = "ADDRESS:PORT of the console and API (default 127.0.0.1:8080)" },
            ["agents"] = new("--agents") { Description = "ADDRESS:PORT for agents (default 0.0.0.0:7443)" },
            ["agentAddress"] = new("--agent-address")
            {
                Description = "HOST:PORT that agents use to reach this server",
            },
            ["publicUrl"] = new("--public-url") { Description = "address of the console as people type it" },
        };
        var file = new Option<string?>("--config")
        {
            Description = "settings, JSON with comments (default DATA/flowtriq.json)",
        };
        var check = new Option<bool>("--check-config")
        {
            Description = "report everything that is wrong with the settings and exit",
        };
        var print = new Option<bool>("--print-config") { Description = "print the effective settings and exit" };
        var openApi = new Option<string?>("--write-openapi")
        {
            Description = "write the API's description to a file and exit",
        };
        foreach (var option in settings.Values)
            command.Options.Add(option);
        command.Options.Add(file);
        command.Options.Add(check);
        command.Options.Add(print);
        command.Options.Add(openApi);

        command.SetAction(
            async (parsed, cancel) =>
            {
                if (parsed.GetValue(openApi) is { } document)
                    return await ApiDocument.WriteAsync(document, cancel);

                var given = settings
                    .Select(s => KeyValuePair.Create(s.Key, parsed.GetValue(s.Value)))
                    .Where(static s => s.Value is not null)
                    .ToDictionary(StringComparer.OrdinalIgnoreCase);
                if (ServerOptionsReader.Read(given, parsed.GetValue(file), out var errors) is not { } options)
                    return await RefuseAsync(errors);
                if (parsed.GetValue(print))
                    await Console.Out.WriteLineAsync(string.Join('\n', ServerOptionsText.Lines(options)));
                return parsed.GetValue(check) || parsed.GetValue(print) ? 0 : await RunAsync(options, cancel);
            }
        );
    }

    internal static string ConsoleUrl(WebApplication app) =>
        app.Urls.First(static url => url.StartsWith("http:", StringComparison.Ordinal));

    private static async Task<int> RefuseAsync(IReadOnlyList<string> errors)
    {
        foreach (var error in errors)
            await Console.Error.WriteLineAsync(error);
        return 2;
    }

    private static async Task<int> RunAsync(ServerOptions options, CancellationToken cancel)
    {
        await using var app = FlowtriqServer.Build(options);
        await app.StartAsync(cancel);
        var notice = app.Services.GetRequiredService<ReadyNotice>();
        await notice.PrintAsync(ConsoleUrl(app), Console.Out, cancel);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
