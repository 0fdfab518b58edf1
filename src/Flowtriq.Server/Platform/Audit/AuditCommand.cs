using System.CommandLine;
using Flowtriq.Server.Storage;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Platform.Audit;

/// <summary><c>flowtriq audit verify</c>: 0 when the log is as it was written, 1 when not, 2 when there is none to read.</summary>
internal static class AuditCommand
{
    internal static Command Create()
    {
        var command = new Command("audit", "The log of who changed what");
        command.Subcommands.Add(Verify());
        return command;
    }

    private static Command Verify()
    {
        var data = new Option<string>("--data")
        {
            Description = "the server's data directory",
            DefaultValueFactory = static _ => "./data",
        };
        var noted = new Option<string?>("--contains")
        {
            Description = "a hash printed by an earlier run: the log must still contain it",
        };
        var verify = new Command("verify", "Check every row of the log against the one before it") { data, noted };
        verify.SetAction(parsed =>
            Run(
                Path.Combine(parsed.GetValue(data)!, StorageRegistration.StateFile),
                parsed.GetValue(noted),
                parsed.InvocationConfiguration.Output,
                parsed.InvocationConfiguration.Error
            )
        );
        return verify;
    }

    // Read-only, and beside a running server: a check that migrates or locks would itself change things.
    private static int Run(string file, string? noted, TextWriter output, TextWriter errors)
    {
        if (!File.Exists(file))
        {
            errors.WriteLine($"There is no {file}: name the server's data directory with --data.");
            return 2;
        }

        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadOnly,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        var verdict = AuditVerification.Run(connection, noted);
        output.WriteLine(
            verdict.IsWhole
                ? $"The audit log is whole: {verdict.Rows} rows, the last is {verdict.Head}"
                : $"The audit log is broken at row {verdict.BrokenAt}: {verdict.Reason} {verdict.Rows} rows before it are whole."
        );
        return verdict.IsWhole ? 0 : 1;
    }
}
