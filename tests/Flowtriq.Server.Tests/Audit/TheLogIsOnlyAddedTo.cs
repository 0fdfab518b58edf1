using Flowtriq.Server.Contract;
using Flowtriq.Server.Platform.Audit;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Mitigation;
using Flowtriq.Server.Tests.Running;
using Microsoft.Data.Sqlite;

namespace Flowtriq.Server.Tests.Audit;

/// <summary>Whoever reaches the database's file cannot change the log unseen.</summary>
public sealed class TheLogIsOnlyAddedTo : IDisposable
{
    private const string WithoutTriggers = "DROP TRIGGER audit_keeps_its_text; DROP TRIGGER audit_keeps_its_rows;";
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-audit-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task As_it_was_written_it_is_whole()
    {
        await WriteAsync();
        var (code, said) = await VerifyAsync(folder);
        Assert.Equal(0, code);
        Assert.Contains("whole: 5 rows", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_changed_byte_of_the_file_is_found_and_its_row_named()
    {
        await WriteAsync();
        var file = Path.Combine(folder, "flowtriq.db");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.AsSpan().IndexOf("/things/4"u8) + 1] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        var (code, said) = await VerifyAsync(folder);
        Assert.Equal(1, code);
        Assert.Contains("broken at row 4: Its text is not what was written", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit SET person = 'Nobody' WHERE number = 3", "at row 3: Its text")]
    [InlineData("UPDATE audit SET before = '' WHERE number = 2", "at row 2: Its text")]
    [InlineData("UPDATE audit SET at = at + 1 WHERE number = 4", "at row 4: Its text")]
    [InlineData("UPDATE audit SET at = 'never' WHERE number = 4", "at row 4: It cannot be read")]
    [InlineData("UPDATE audit SET previous = hash WHERE number = 5", "at row 5: It does not follow")]
    [InlineData("DELETE FROM audit WHERE number = 2", "at row 2: Row 2 is gone")]
    [InlineData("DELETE FROM audit WHERE number > 3", "at row 4: 5 rows were added, the last are gone")]
    [InlineData("DELETE FROM audit", "at row 1: 5 rows were added, the last are gone")]
    [InlineData("DROP TABLE audit", "at row 1: It cannot be read")]
    public async Task A_row_changed_or_taken_away_is_found(string sql, string saying)
    {
        await WriteAsync();
        await TamperAsync(folder, WithoutTriggers + sql);
        var (code, said) = await VerifyAsync(folder);
        Assert.Equal(1, code);
        Assert.Contains(saying, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE audit SET person = 'Nobody'")]
    [InlineData("DELETE FROM audit")]
    public async Task The_database_itself_refuses_to_change_or_remove_a_row(string sql)
    {
        await WriteAsync();
        var refusal = await Assert.ThrowsAsync<SqliteException>(() => TamperAsync(folder, sql));
        Assert.Contains("audit log", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_written_anew_does_not_contain_the_hash_noted_before()
    {
        await WriteAsync();
        var noted = (await VerifyAsync(folder)).Said.Trim()[^64..];
        Assert.Equal(0, (await VerifyAsync(folder, noted)).Code);
        var (code, said) = await VerifyAsync(folder, new string('a', 64));
        Assert.Equal(1, code);
        Assert.Contains("written anew", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_no_log_the_command_says_so()
    {
        var (code, _) = await VerifyAsync(Path.Combine(folder, "elsewhere"));
        Assert.Equal(2, code);
    }

    [Fact]
    public void A_secret_handed_over_by_mistake_is_not_kept()
    {
        const string Given =
            """{"name":"noc","hasPassword":true,"list":[{"apiToken":"s3cret","Client_Secret":{"a":"s3cret"}}]}""";
        var kept = AuditDocument.OfJson(Given)!;
        Assert.DoesNotContain("s3cret", kept, StringComparison.Ordinal);
        Assert.Contains("\"hasPassword\":true", kept, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"noc\"", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_says_the_same_and_commands_are_in_the_log_too()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = await server.BrowserAsync(Role.Admin);
        Assert.Equal(0, (await RunAsync(["kill", "--data", server.Folder, "--reason", "drill"])).Code);
        var line = Assert.Single(await admin.LinesAsync("&action=kill"));
        Assert.Equal("command line", line.Text("via"));
        Assert.Contains("drill", line.Text("after"), StringComparison.Ordinal);

        var check = await admin.OkAsync(HttpMethod.Get, "/audit/verification");
        Assert.True(check.GetProperty("whole").GetBoolean());
        Assert.Equal(2, check.GetProperty("lines").GetInt64());
        await TamperAsync(server.Folder, WithoutTriggers + "UPDATE audit SET what = 'nothing' WHERE number = 2");
        check = await admin.OkAsync(HttpMethod.Get, "/audit/verification");
        Assert.False(check.GetProperty("whole").GetBoolean());
        Assert.Equal(2, check.GetProperty("brokenAt").GetInt64());
    }

    /// <summary>A database with five entries.</summary>
    private async Task WriteAsync()
    {
        var time = new ManualTime();
        using var database = StorageRegistration.OpenState(new DataDirectory(folder), time);
        var trail = new AuditTrail(database, time);
        for (var i = 1; i <= 5; i++)
        {
            var entry = new AuditEntry(
                time.Now,
                "Ann",
                "1",
                "session",
                "192.0.2.1",
                "PUT /things/{number}",
                $"/things/{i}",
                200,
                "changed",
                i == 1 ? null : "1",
                "2"
            );
            await trail.AppendAsync([entry], default);
        }
    }

    private static async Task TamperAsync(string folder, string sql)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, "flowtriq.db"),
            Pooling = false,
        };
        await using var connection = new SqliteConnection(text.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constant text of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    private static Task<(int Code, string Said)> VerifyAsync(string folder, string? noted = null) =>
        RunAsync(["audit", "verify", "--data", folder, .. noted is null ? [] : new[] { "--contains", noted }]);

    private static async Task<(int Code, string Said)> RunAsync(string[] arguments)
    {
        var parsed = CommandLine.Create().Parse(arguments);
        await using var output = new StringWriter();
        parsed.InvocationConfiguration.Output = output;
        parsed.InvocationConfiguration.Error = output;
        return (await parsed.InvokeAsync(), output.ToString());
    }
}
