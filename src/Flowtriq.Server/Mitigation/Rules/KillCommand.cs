using System.CommandLine;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>
/// <c>flowtriq kill</c>: throws the kill switch without the console, or releases it. Works beside a running server, which
/// sees it within a second, and before one is started.
/// </summary>
internal static class KillCommand
{
    internal static Command Create(TimeProvider time)
    {
        var data = new Option<string>("--data")
        {
            Description = "The server's data directory.",
            DefaultValueFactory = static _ => "data",
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why, for the people who read it.",
            DefaultValueFactory = static _ => "",
        };
        var release = new Option<bool>("--release") { Description = "Release what a person engaged." };
        var command = new Command("kill", "Withdraw every mitigation and refuse new ones.") { data, reason, release };
        command.SetAction(
            (parsed, _) =>
            {
                var output = parsed.InvocationConfiguration;
                if (!File.Exists(Path.Combine(parsed.GetValue(data)!, StorageRegistration.StateFile)))
                    return NothingHereAsync(parsed.GetValue(data)!, output.Error);
                var directory = new DataDirectory(parsed.GetValue(data)!);
                return parsed.GetValue(release)
                    ? ReleaseAsync(directory, time, output.Output, output.Error)
                    : EngageAsync(directory, time, parsed.GetValue(reason)!, output.Output, output.Error);
            }
        );
        return command;
    }

    private static string By => $"{Environment.UserName} on the command line";

    // A mistyped directory must not look like a switch that was thrown.
    private static async Task<int> NothingHereAsync(string data, TextWriter errors)
    {
        await errors.WriteLineAsync($"Nothing was done: {Path.GetFullPath(data)} is no server's data directory.");
        return 2;
    }

    private static async Task<int> EngageAsync(
        DataDirectory data,
        TimeProvider time,
        string reason,
        TextWriter output,
        TextWriter errors
    )
    {
        try
        {
            await WriteAsync(data, time, edit => KillSwitch.Engage(edit, "commandLine", reason));
        }
        catch (Exception e) when (e is SqliteException or InvalidOperationException)
        {
            // What must stop everything may not depend on the database.
            var file = new KillSwitchFile(data).Path;
            await File.WriteAllTextAsync(file, $"{By}: {reason}\n");
            await errors.WriteLineAsync($"{e.Message} Wrote {file} instead: remove it to release the kill switch.");
            return 0;
        }
        await output.WriteLineAsync("The kill switch is engaged: everything is withdrawn, nothing new is accepted.");
        return 0;
    }

    private static async Task<int> ReleaseAsync(
        DataDirectory data,
        TimeProvider time,
        TextWriter output,
        TextWriter errors
    )
    {
        await WriteAsync(data, time, KillSwitch.Release);
        var file = new KillSwitchFile(data);
        if (file.IsPresent)
        {
            await errors.WriteLineAsync($"The kill switch stays engaged by {file.Path}: remove the file.");
            return 1;
        }
        await output.WriteLineAsync("The kill switch is released.");
        return 0;
    }

    private static async Task WriteAsync(DataDirectory data, TimeProvider time, Func<RuleEdit, bool> work)
    {
        using var database = StorageRegistration.OpenState(data, time);
        await database.WriteAsync(
            tx =>
            {
                var edit = new RuleEdit(tx, By, time.GetUtcNow());
                work(edit);
                foreach (var change in edit.Changes)
                    AuditTrail.AppendCommand(tx, edit.Now, "kill", change.Sentence, change.Before, change.After);
            },
            CancellationToken.None
        );
    }
}
