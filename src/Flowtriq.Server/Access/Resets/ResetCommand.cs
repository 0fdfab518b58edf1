using System.CommandLine;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access.Resets;

/// <summary><c>flowtriq reset-password</c>: prints the end of a link that sets a new password, for a server that sends no mail.</summary>
internal static class ResetCommand
{
    internal static Command Create(TimeProvider time)
    {
        var data = new Option<string>("--data")
        {
            Description = "directory that keeps all state",
            DefaultValueFactory = static _ => "./data",
        };
        var email = new Option<string>("--email") { Description = "the member's e-mail address", Required = true };
        var command = new Command("reset-password", "Print a link that sets a member's new password") { data, email };
        command.SetAction(
            (parsed, cancel) => RunAsync(parsed.GetValue(data)!, parsed.GetValue(email)!.Trim(), time, cancel)
        );
        return command;
    }

    private static async Task<int> RunAsync(string data, string email, TimeProvider time, CancellationToken cancel)
    {
        using var database = StorageRegistration.OpenState(new DataDirectory(data), time);
        var store = new ResetStore(database, new MemberStore(database, time), time);
        if (await store.MakeAsync(email, cancel) is not var (member, token))
        {
            await Console.Error.WriteLineAsync(
                "There is no member with a password and this address, or a link was made less than two minutes ago."
            );
            return 1;
        }

        await database.WriteAsync(
            tx => AuditTrail.AppendCommand(tx, time.GetUtcNow(), "reset-password", $"link for {member.Email}"),
            cancel
        );
        Console.WriteLine($"Within an hour, open this page of the console: /reset/{token}");
        return 0;
    }
}
