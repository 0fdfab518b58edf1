using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Announcing.Command;
using Flowtriq.Server.Mitigation.Announcing.Peers;
using Flowtriq.Server.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flowtriq.Server.Tests.Announcing;

/// <summary>A hook directory with one program that writes its arguments, one per line, to a file.</summary>
internal sealed class HookFixture : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-hooks-").FullName;
    private readonly DataDirectory data;
    private readonly Database database;

    public HookFixture(string body)
    {
        data = new DataDirectory(folder);
        database = new Database(
            data.File("flowtriq.db"),
            Durability.ProcessCrash,
            Migration.Embedded(520, 520),
            TimeProvider.System
        );
        Hooks = new HookDirectory(data);
        var program = Hooks.PathOf("null-route");
        File.WriteAllText(program, $"#!/bin/sh\nlog={data.File("log")}\n{body}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public HookDirectory Hooks { get; }

    public string Root => folder;

    public string Log => File.Exists(data.File("log")) ? File.ReadAllText(data.File("log")) : "";

    public string[] Runs => Log.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static CommandHook Standard { get; } =
        new("upstream", "null-route", ["announce", "{prefix}", "{communities}"], ["withdraw", "{prefix}"]);

    public CommandAnnouncer Make(CommandHook? hook = null)
    {
        var errors = new FieldErrors();
        var plan = CommandPlan.Make(hook ?? Standard, Hooks, errors);
        Assert.Empty(errors.ToDictionary());
        var routes = new CommandRoutes(database, TimeProvider.System);
        return new CommandAnnouncer(plan, routes, TimeProvider.System, NullLogger<Announcers>.Instance);
    }

    public void ClearLog() => File.Delete(data.File("log"));

    public void Dispose()
    {
        database.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
