using System.CommandLine;
using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Access;

/// <summary><c>flowtriq setup</c>: founds the workspace without the console, for scripts. The password comes on stdin, never in argv.</summary>
internal static class SetupCommand
{
    internal static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "directory that keeps all state",
            DefaultValueFactory = static _ => "./data",
        };
        var workspace = new Option<string>("--workspace") { Description = "name of the workspace", Required = true };
        var name = new Option<string>("--name")
        {
            Description = "the first admin's name",
            DefaultValueFactory = static _ => "Admin",
        };
        var email = new Option<string>("--email") { Description = "the first admin's e-mail address", Required = true };
        var stdin = new Option<bool>("--password-stdin")
        {
            Description = "read the password from standard input",
            Required = true,
        };
        var command = new Command("setup", "Make the workspace and its first admin")
        {
            data,
            workspace,
            name,
            email,
            stdin,
        };
        command.SetAction(
            (parsed, cancel) =>
                RunAsync(
                    parsed.GetValue(data)!,
                    parsed.GetValue(workspace)!,
                    parsed.GetValue(name)!,
                    parsed.GetValue(email)!,
                    cancel
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string data,
        string workspace,
        string name,
        string email,
        CancellationToken cancel
    )
    {
        var password = await Console.In.ReadLineAsync(cancel) ?? "";
        var errors = AccessRules.Check(workspace, name, email, password);
        foreach (var (field, reasons) in errors)
            await Console.Error.WriteLineAsync($"{field}: {reasons[0]}");
        if (errors.Count > 0)
            return 2;

        using var database = StorageRegistration.OpenState(new DataDirectory(data), TimeProvider.System);
        var members = new MemberStore(database, TimeProvider.System);
        var admin = Member.New(name, email, Role.Admin, password);
        if (await members.FoundAsync(workspace.Trim(), admin, cancel))
        {
            var what = $"workspace {workspace.Trim()} founded by {admin.Email}";
            await database.WriteAsync(
                tx => AuditTrail.AppendCommand(tx, TimeProvider.System.GetUtcNow(), "setup", what),
                cancel
            );
            return 0;
        }

        await Console.Error.WriteLineAsync("The workspace is already set up.");
        return 1;
    }
}
