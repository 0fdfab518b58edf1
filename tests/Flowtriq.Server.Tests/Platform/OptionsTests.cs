using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Tests.Platform;

public sealed class OptionsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-options-").FullName;

    [Fact]
    public void Everything_wrong_is_reported_at_once()
    {
        Write("""{ "http": "nowhere", "retention": { "secondHours": 0 }, "colour": "blue" /* a comment */ }""");
        Assert.Null(Read(out var errors));
        Assert.Equal(3, errors.Count);
        Assert.Contains(errors, static e => e.StartsWith("http: \"nowhere\"", StringComparison.Ordinal));
        Assert.Contains(errors, static e => e.StartsWith("retention:secondHours", StringComparison.Ordinal));
        Assert.Contains("colour: there is no such setting", errors);
    }

    [Fact]
    public void The_command_line_wins_over_the_file()
    {
        Write("""{ "http": "127.0.0.1:9000", "agents": "127.0.0.1:9001" }""");
        var options = Read(out _, ("http", "127.0.0.1:9999"));
        Assert.Equal(9999, options!.Http.Port);
        Assert.Equal(9001, options.Agents.Port);
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        Write("{ \"http\": ");
        Assert.Null(Read(out var errors));
        Assert.Contains("flowtriq.json", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Printing_the_settings_shows_all_of_them_and_no_secret()
    {
        var options = Read(out _, ("metrics:token", "very-secret"));
        var text = string.Join('\n', ServerOptionsText.Lines(options!));
        Assert.DoesNotContain("very-secret", text, StringComparison.Ordinal);
        Assert.All(
            ServerOptionsReader.Known.Keys,
            name => Assert.Contains(name.Replace(':', '.'), text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Clickhouse_is_chosen_by_name_with_an_address_and_a_file_for_the_password()
    {
        var password = Path.Combine(folder, "password");
        File.WriteAllText(password, "open sesame");
        Assert.Null(Read(out _)!.ClickHouse);

        var chosen = Read(
            out _,
            ("metrics:store", "clickhouse"),
            ("metrics:clickhouse:url", "http://127.0.0.1:8123"),
            ("metrics:clickhouse:passwordFile", password)
        )!;
        Assert.Equal(
            new ClickHouseOptions(new Uri("http://127.0.0.1:8123"), "flowtriq", "default", password),
            chosen.ClickHouse
        );
        Assert.DoesNotContain("sesame", string.Join('\n', ServerOptionsText.Lines(chosen)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_store_that_cannot_be_is_refused_with_all_reasons()
    {
        Assert.Null(Read(out var unknown, ("metrics:store", "punch cards")));
        Assert.Equal(["metrics:store: \"punch cards\" is not sqlite or clickhouse"], unknown);

        Assert.Null(
            Read(
                out var errors,
                ("metrics:store", "clickhouse"),
                ("metrics:clickhouse:database", "flow;triq"),
                ("metrics:clickhouse:passwordFile", "/nowhere/password")
            )
        );
        Assert.Equal(
            [
                "metrics:clickhouse:url: an address is needed",
                "metrics:clickhouse:database: \"flow;triq\" has other characters than letters, digits and underscores",
                "metrics:clickhouse:passwordFile: there is no file /nowhere/password",
            ],
            errors
        );
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Write(string json) => File.WriteAllText(Path.Combine(folder, "flowtriq.json"), json);

    private ServerOptions? Read(out IReadOnlyList<string> errors, params (string Name, string Value)[] given)
    {
        var values = given.ToDictionary(
            static g => g.Name,
            static g => (string?)g.Value,
            StringComparer.OrdinalIgnoreCase
        );
        values["data"] = folder;
        return ServerOptionsReader.Read(values, null, out errors);
    }
}
