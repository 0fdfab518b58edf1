using Flowtriq.Server.Mitigation.Rules;
using Flowtriq.Server.Pipeline;

namespace Flowtriq.Server.Mitigation.Firewall;

/// <summary>Tells the nodes what they may do by themselves, at each change of the rules. Before anything was laid down it says nothing.</summary>
internal sealed class FirewallPolicies(RuleBook book, NodeFirewalls firewalls) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        book.Changed += Tell;
        if (book.Current.Revision > 0)
            Tell();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        book.Changed -= Tell;
        return Task.CompletedTask;
    }

    private void Tell() => firewalls.Govern(FirewallPolicyBuilder.Build(book.Current));
}
