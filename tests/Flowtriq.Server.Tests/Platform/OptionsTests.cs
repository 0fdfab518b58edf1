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
