using Flowtriq.Agent.Capture;
using Flowtriq.Agent.Configuration;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Tests.Capture;

public sealed class CaptureStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ftagent-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private CaptureStore Store(CaptureConfig config) => new(_folder, config, TimeProvider.System);

    private void Write(string name, int bytes, int hoursOld)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, new byte[bytes]);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-hoursOld));
    }

    [Fact]
    public void Removes_the_oldest_beyond_the_total_size()
    {
        Write("a.pcapng", 400, 3);
        Write("b.pcapng", 400, 2);
        Write("c.pcapng", 400, 1);

        Assert.Equal(1, Store(new CaptureConfig { TotalBytes = 1_000 }).Prune());
        Assert.Equal(["b.pcapng", "c.pcapng"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Removes_what_is_too_old()
    {
        Write("old.pcapng", 1, 48);
        Write("new.pcapng", 1, 0);

        Store(new CaptureConfig { Age = TimeSpan.FromDays(1) }).Prepare();

        Assert.Equal(["new.pcapng"], Directory.EnumerateFiles(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void Refuses_when_the_disk_is_nearly_full()
    {
        Assert.Null(Store(new CaptureConfig { FreeBytes = 0 }).Refusal());
        Assert.Contains(
            "must stay",
            Store(new CaptureConfig { FreeBytes = long.MaxValue }).Refusal(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Names_a_capture_by_time_and_target()
    {
        Assert.True(IpPrefix.TryParse("2001:db8::/48", out var target));
        var path = Store(new CaptureConfig()).PathOf(new Guid(1, 0, 0, new byte[8]), DateTimeOffset.UnixEpoch, target);

        Assert.Equal("19700101T000000Z-2001-db8--_48-00000001000000000000000000000000.pcapng", Path.GetFileName(path));
    }
}
