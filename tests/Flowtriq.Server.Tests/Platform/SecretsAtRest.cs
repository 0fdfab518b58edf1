using System.Text;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Running;

namespace Flowtriq.Server.Tests.Platform;

public sealed class SecretsAtRest
{
    private const string Secret = "swordfish-of-the-noc";

    [Fact]
    public async Task Are_opened_again_after_a_restart_by_whom_they_are_for_only()
    {
        await using var server = await RunningServer.StartAsync();
        var stored = server.Get<SecretProtection>().Seal("bgp.peer", Secret);
        Assert.DoesNotContain(Secret, Encoding.UTF8.GetString(stored), StringComparison.Ordinal);
        await server.StopAsync();
        await server.StartAgainAsync();
        var protection = server.Get<SecretProtection>();
        Assert.Equal(Secret, protection.Open("bgp.peer", stored));
        Assert.Null(protection.Open("scrubbing", stored));
        Assert.Null(protection.Open("bgp.peer", Encoding.UTF8.GetBytes(Secret)));
    }

    [Fact]
    public async Task Have_keys_that_only_their_owner_can_read()
    {
        await using var server = await RunningServer.StartAsync();
        server.Get<SecretProtection>().Seal("bgp.peer", Secret);
        var keys = Path.Combine(server.Folder, "keys");
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(keys) & ~Owner);
        var files = Directory.GetFiles(keys);
        Assert.NotEmpty(files);
        Assert.All(files, static file => Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & ~Owner));
    }

    private static UnixFileMode Owner => UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
}
