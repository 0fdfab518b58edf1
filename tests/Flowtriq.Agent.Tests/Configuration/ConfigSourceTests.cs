using System.Text.Json.Nodes;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Tests.Loop;

namespace Flowtriq.Agent.Tests.Configuration;

public sealed class ConfigSourceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-config-").FullName;
    private readonly RecordingUplink _uplink = new();

    [Fact]
    public void What_the_server_set_holds_at_the_next_start_too()
    {
        var (source, config) = Start();
        var next = source.Take(Set(3, """{ "detection": { "multiplier": 7 } }"""), config, _uplink, default);
        Assert.Equal((7.0, 3UL), (next!.Detection.Options.Multiplier, next.ServerVersion));

        var (_, again) = Start();
        Assert.Equal((7.0, 3UL), (again.Detection.Options.Multiplier, again.ServerVersion));
    }

    [Fact]
    public void What_is_in_force_is_not_taken_twice()
    {
        var (source, config) = Start();
        var set = Set(3, """{ "node": "a" }""");
        var next = source.Take(set, config, _uplink, default);
        Assert.Null(source.Take(set, next!, _uplink, default));
    }

    [Theory]
    [InlineData("""{ "detection": { "multiplyer": 7, "floorPps": -1 } }""", 2)]
    [InlineData("""{ "detection": {}, "detection": {} }""", 1)]
    [InlineData("""{ "detection": { "floorPps": 1, "floorPps": 2 } }""", 1)]
    [InlineData("""{ "hooks": { "command": "/bin/sh" } }""", 1)]
    [InlineData("nonsense", 1)]
    public void A_faulty_version_is_told_once_and_the_last_good_one_stays(string json, int faults)
    {
        var (source, config) = Start();
        var good = source.Take(Set(1, """{ "node": "good" }"""), config, _uplink, default)!;

        Assert.Null(source.Take(Set(2, json), good, _uplink, default));
        Assert.Null(source.Take(Set(2, json), good, _uplink, default));

        var notice = Assert.Single(_uplink.Notices);
        Assert.Equal(("config_refused", 2UL), (notice.Kind, notice.ConfigVersion));
        Assert.Equal(faults, notice.Text.Split('\n').Length);
        Assert.Equal(1UL, source.ServerVersion);
        Assert.Equal("good", Start().Config.Node);
    }

    [Fact]
    public void A_refused_version_is_tried_again_when_the_nodes_file_is_read_again()
    {
        var (source, config) = Start("""{ "detection": { "floorPps": 100 } }""");
        Write("""{ "detection": { "floorPps": "broken" } }""");
        Assert.Null(source.Take(Set(4, """{ "node": "new" }"""), config, _uplink, default));

        Write("""{ "detection": { "floorPps": 200 } }""");
        var next = source.Reload(config, _uplink, default);
        Assert.Equal(("new", 4UL), (next!.Node, next.ServerVersion));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ServerSet Set(ulong version, string json) => new(version, json);

    private (ConfigSource Source, AgentConfig Config) Start(string local = "{}")
    {
        Write(local);
        var source = new ConfigSource(
            Path.Combine(_folder, "ftagent.json"),
            new LineLog(TextWriter.Null, TimeProvider.System)
        );
        var errors = new List<ConfigError>();
        var config = source.Load(errors);
        Assert.Empty(errors);
        return (source, config!);
    }

    private void Write(string local)
    {
        var whole = JsonNode.Parse(local)!;
        whole["stateDirectory"] = _folder;
        File.WriteAllText(Path.Combine(_folder, "ftagent.json"), whole.ToJsonString());
    }
}
