using System.Text.Json.Nodes;
using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Tests.Loop;
using Flowtriq.Agent.Tests.Uplink;
using Flowtriq.Agent.Uplink;
using Flowtriq.Protocol;
using AgentConfig = Flowtriq.Agent.Configuration.AgentConfig;

namespace Flowtriq.Agent.Tests.Configuration;

public sealed class ConfigSourceTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-config-").FullName;
    private readonly RecordingUplink _uplink = new();
    private readonly SigningServer _server = new();
    private readonly List<ConfigSource> _sources = [];

    public ConfigSourceTests() => _server.Enroll(_folder);

    [Fact]
    public void What_the_server_set_holds_at_the_next_start_too()
    {
        var (source, config) = Start();
        var next = source.Take(Set(3, """{ "detection": { "multiplier": 7 } }"""), config, _uplink, default);
        Assert.Equal((7.0, 3UL), (next!.Detection.Options.Multiplier, next.ServerVersion));
        source.Finish(Patience);

        var (_, again) = Start();
        Assert.Equal((7.0, 3UL), (again.Detection.Options.Multiplier, again.ServerVersion));
    }

    [Fact]
    public void What_the_server_set_holds_at_the_next_start_also_when_its_authority_was_renewed_meanwhile()
    {
        var (source, config) = Start();
        using var identity = NodeIdentity.Load(_folder, out _)!;
        source.Follow(identity.Authorities);
        var next = source.Take(Set(3, """{ "node": "set" }"""), config, _uplink, default)!;
        using var old = _server.Authority;
        using var renewed = new SigningAuthority();
        Assert.Null(identity.Authorities.Take(old.List(1, old, renewed)));
        Assert.Null(identity.Authorities.Take(renewed.List(2, renewed)));
        _server.Authority = renewed;

        Assert.Null(source.Take(Set(3, """{ "node": "set" }"""), next, _uplink, default));
        source.Finish(Patience);

        Assert.Empty(_uplink.Notices);
        Assert.Equal("set", Start().Config.Node);
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
        source.Finish(Patience);
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

    [Fact]
    public void What_another_server_signed_or_nobody_or_for_another_node_is_refused_and_told()
    {
        using var stranger = new SigningServer();
        var (source, config) = Start();
        var good = source.Take(Set(1, """{ "node": "good" }"""), config, _uplink, default)!;
        var changed = Set(2, """{ "node": "x" }""");
        changed.Payload = Set(3, """{ "node": "y" }""").Payload;
        var unsigned = Set(4, """{ "node": "z" }""");
        unsigned.Signature = Google.Protobuf.ByteString.Empty;

        Assert.Null(source.Take(stranger.Set(5, """{ "node": "evil" }"""), good, _uplink, default));
        Assert.Null(source.Take(changed, good, _uplink, default));
        Assert.Null(source.Take(unsigned, good, _uplink, default));
        Assert.Null(source.Take(_server.Set(6, "{}", node: "node-2"), good, _uplink, default));

        Assert.Equal(1UL, source.ServerVersion);
        Assert.All(_uplink.Notices, static notice => Assert.Equal("config_refused", notice.Kind));
        string[] reasons = ["is not signed", "is not signed", "is not signed", "is for node node-2"];
        Assert.Equal(reasons.Length, _uplink.Notices.Count);
        Assert.All(
            _uplink.Notices.Zip(reasons),
            static told => Assert.Contains(told.Second, told.First.Text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_version_that_was_recorded_and_is_played_back_undoes_nothing_not_even_after_a_restart()
    {
        var (source, config) = Start();
        var recorded = Set(4, """{ "node": "old" }""");
        var before = source.Take(recorded, config, _uplink, default)!;
        var now = source.Take(Set(5, """{ "node": "new" }"""), before, _uplink, default)!;

        Assert.Null(source.Take(recorded, now, _uplink, default));
        Assert.Null(source.Take(Set(5, """{ "node": "twin" }"""), now, _uplink, default));
        source.Finish(Patience);
        var (restarted, again) = Start();
        Assert.Null(restarted.Take(recorded, again, _uplink, default));

        Assert.Equal(("new", 5UL), (again.Node, restarted.ServerVersion));
        Assert.Equal([4UL, 5UL, 4UL], _uplink.Notices.Select(static notice => notice.ConfigVersion));
        Assert.Contains("older than version 5", _uplink.Notices[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_kept_version_that_somebody_changed_on_the_disk_is_left_out()
    {
        var (source, config) = Start();
        Assert.NotNull(source.Take(Set(1, """{ "node": "good" }"""), config, _uplink, default));
        source.Finish(Patience);
        var kept = Path.Combine(_folder, "server.config");
        var bytes = File.ReadAllBytes(kept);
        bytes[bytes.AsSpan().IndexOf("good"u8)] = (byte)'f';
        File.WriteAllBytes(kept, bytes);

        Assert.Equal((Environment.MachineName, 0UL), (Start().Config.Node, Start().Config.ServerVersion));
    }

    public void Dispose()
    {
        _sources.ForEach(static source => source.Finish(Patience));
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private SignedAgentConfig Set(ulong version, string json) => _server.Set(version, json);

    private (ConfigSource Source, AgentConfig Config) Start(string local = "{}")
    {
        Write(local);
        var source = new ConfigSource(
            Path.Combine(_folder, "ftagent.json"),
            new LineLog(TextWriter.Null, TimeProvider.System)
        );
        _sources.Add(source);
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
