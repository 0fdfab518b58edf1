using Flowtriq.Agent.Configuration;

namespace Flowtriq.Agent.Tests.Configuration;

public sealed class ConfigOverlayTests
{
    private readonly List<ConfigError> _errors = [];

    [Fact]
    public void Lays_what_the_server_sets_over_the_file()
    {
        var config = ConfigOverlay.Read(
            """{ "node": "a", "detection": { "multiplier": 4, "floorPps": 100 } }""",
            """{ "detection": { "floorPps": 200 }, "prefixes": ["192.0.2.0/24"] }""",
            _errors
        );

        Assert.Empty(_errors);
        Assert.Equal((4.0, 200.0), (config!.Detection.Options.Multiplier, config.Detection.Options.FloorPps));
        Assert.Equal("a", config.Node);
        Assert.Single(config.Prefixes);
    }

    [Fact]
    public void Refuses_keys_that_would_let_the_server_run_programs_on_the_node()
    {
        var config = ConfigOverlay.Read(
            "{}",
            """{ "hooks": { "command": "/bin/sh" }, "stateDirectory": "/tmp", "capture": { "directory": "/etc" } }""",
            _errors
        );

        Assert.Null(config);
        Assert.Equal(["hooks", "stateDirectory", "capture.directory"], _errors.Select(error => error.Path));
    }
}
