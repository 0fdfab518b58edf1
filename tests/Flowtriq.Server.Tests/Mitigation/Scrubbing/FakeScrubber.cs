using Flowtriq.Core.Packets;
using Flowtriq.Server.Mitigation.Scrubbing;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>Providers on virtual time: what each announces, and what it answers when it is told to fail.</summary>
internal sealed class FakeScrubber : IScrubbingProvider
{
    private readonly HashSet<(string Provider, IpPrefix Prefix)> announced = [];

    /// <summary>"start cf 192.0.2.0/24", oldest first; looks, and what was so before, are left out.</summary>
    public List<string> Orders { get; } = [];

    /// <summary>Answered instead, when set.</summary>
    public Func<string, ProviderAnswer>? Fails { get; set; }

    /// <summary>It does what it is told before it fails.</summary>
    public bool ActsThoughItFails { get; set; }

    /// <summary>Never answered while set.</summary>
    public bool Hangs { get; set; }

    /// <summary>It does what it is told, and nobody hears of it.</summary>
    public bool AnswersAreLost { get; set; }

    public bool Announces(string provider, IpPrefix prefix) => announced.Contains((provider, prefix));

    /// <summary>The provider stops by itself.</summary>
    public void Lose(string provider, IpPrefix prefix) => announced.Remove((provider, prefix));

    public Task<ProviderAnswer> ReadAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        AnswerAsync(
            "read",
            setup,
            prefix,
            () =>
                Announces(setup.Name, prefix)
                    ? new ProviderAnswer.Advertised("announced")
                    : new ProviderAnswer.NotAdvertised("not announced")
        );

    public Task<ProviderAnswer> StartAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        AnswerAsync(
            "start",
            setup,
            prefix,
            () =>
                announced.Add((setup.Name, prefix))
                    ? new ProviderAnswer.Accepted("started, request 1")
                    : new ProviderAnswer.Already("announced")
        );

    public Task<ProviderAnswer> StopAsync(ScrubbingSetup setup, IpPrefix prefix, CancellationToken cancel) =>
        AnswerAsync(
            "stop",
            setup,
            prefix,
            () =>
                announced.Remove((setup.Name, prefix))
                    ? new ProviderAnswer.Accepted("stopped, request 2")
                    : new ProviderAnswer.Already("not announced")
        );

    private Task<ProviderAnswer> AnswerAsync(
        string call,
        ScrubbingSetup setup,
        IpPrefix prefix,
        Func<ProviderAnswer> answer
    )
    {
        if (Hangs)
            return new TaskCompletionSource<ProviderAnswer>().Task;
        var failed = Fails?.Invoke(call);
        var said = failed is null || ActsThoughItFails ? answer() : failed;
        if (call != "read" && said is not ProviderAnswer.Already)
            Orders.Add($"{call} {setup.Name} {prefix}");
        return AnswersAreLost ? new TaskCompletionSource<ProviderAnswer>().Task : Task.FromResult(failed ?? said);
    }
}
