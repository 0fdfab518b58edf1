using Flowtriq.Server.Mitigation.Announcing.Peers;

namespace Flowtriq.Server.Mitigation.Announcing;

/// <summary>
/// Brings the configured announcers up with the server; sessions open when the first set of routes is known. At the end
/// leaves every router without a word, so that a restart is no withdrawal.
/// </summary>
internal sealed class AnnouncingStart(BgpDesk desk, Announcers announcers, ILogger<Announcers> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => desk.LoadAsync(cancellationToken);

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await announcers.LeaveAsync();
        AnnouncingLog.Left(log);
    }
}
