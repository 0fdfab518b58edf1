namespace Flowtriq.Server.Mitigation.Rules;

/// <summary>Puts the stored rules in force before anything is decided.</summary>
internal sealed class RulesStart(RuleDesk desk, KillSwitch killSwitch) : IHostedLifecycleService
{
    private const string Software = "flowtriq";

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await desk.EditAsync(
            Software,
            static edit =>
            {
                PolicyDesk.Seed(edit);
                return true;
            },
            cancellationToken
        );
        await desk.CatchUpAsync(cancellationToken);
        await killSwitch.FollowFileAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
