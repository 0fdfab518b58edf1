using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Flowtriq.Bgp.Speaker;
using Flowtriq.Core.Mitigation;
using Flowtriq.Core.Packets;
using Flowtriq.Server.Contract.Mitigations;
using Flowtriq.Server.Mitigation.Announcing;
using Flowtriq.Server.Mitigation.Scrubbing;
using Flowtriq.Server.Mitigation.Scrubbing.BgpDiversion;
using Flowtriq.Server.Pipeline;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Flowtriq.Server.Tests.Running;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Flowtriq.Server.Tests.Mitigation.Scrubbing;

/// <summary>Level 4 on a real database, virtual time and fake providers; can be restarted on its data.</summary>
internal sealed class ScrubbingBench : IDisposable
{
    private static readonly ServerMeter Meter = new(new Meter("test"));
    private readonly string folder = Directory.CreateTempSubdirectory("flowtriq-scrubbing-").FullName;
    private readonly EphemeralDataProtectionProvider keys = new();
    private Database? database;
    private DiversionRun? run;

    public ScrubbingBench() => Start();

    public ManualTime Time { get; } = new();
    public FakeScrubber Scrubber { get; } = new();
    public Announcers Announcers { get; } = new();
    public ScrubbingProviders Providers { get; private set; } = null!;
    public Diversions Diversions { get; private set; } = null!;
    public LiveNodes Nodes { get; private set; } = null!;

    /// <summary>"00:00 Requested", one line for each change of the newest diversion, minutes and seconds from the start.</summary>
    public List<string> Story { get; } = [];

    private DateTimeOffset? began;
    private DiversionState? lastTold;

    public static IpPrefix Prefix(string text) =>
        IpPrefix.TryParse(text, out var prefix) ? prefix : throw new ArgumentException(text, nameof(text));

    public static MitigationAction.Divert Divert(string prefix, string provider) => new(Prefix(prefix), provider);

    public static ScrubbingCalls Calls(IReadOnlyDictionary<ScrubbingKind, IScrubbingProvider> adapters) =>
        new(new ScrubbingAdapters(adapters), new ScrubbingMetrics(Meter), NullLogger<ScrubbingCalls>.Instance);

    public static ReturnProbes Probes(TimeProvider time) => new(new ScrubbingMetrics(Meter), time);

    public void Restart()
    {
        Stop();
        Start();
    }

    public async Task<ScrubbingSetup> ConfigureAsync(ScrubbingProviderRequest request)
    {
        Assert.Empty(ScrubbingSetupCheck.Errors(request));
        var (change, setup) = await Providers.AddAsync(request, "noc", default);
        Assert.Equal(ScrubbingChange.Done, change);
        return setup!;
    }

    public Task<ScrubbingSetup> CloudflareAsync(
        string name = "cf",
        string prefix = "192.0.2.0/24",
        ScrubbingBudget? budget = null,
        string? ownGroup = null,
        int priority = 100
    ) =>
        ConfigureAsync(
            new ScrubbingProviderRequest(
                name,
                ScrubbingKind.Cloudflare,
                [prefix],
                Priority: priority,
                Settings: new ScrubbingSettings(AccountId: "0acc", OwnGroup: ownGroup),
                MinimumOnMinutes: 30,
                Budget: budget
            )
        );

    public void Want(params MitigationAction.Divert[] wanted) => Diversions.Want([.. wanted]);

    /// <summary>One step at this moment.</summary>
    public Task StepAsync() => run!.StepAsync(default);

    /// <summary>Lets time pass, a step every five seconds.</summary>
    public async Task PassAsync(double minutes)
    {
        began ??= Time.Now;
        for (var until = Time.Now + TimeSpan.FromMinutes(minutes); Time.Now < until; )
        {
            await run!.StepAsync(default);
            // What the reconciler does after each change.
            Announcers.Announce(DesiredRoutes.From(Diversions.Routes));
            Note();
            Time.Now += TimeSpan.FromSeconds(5);
        }
    }

    /// <summary>The newest diversion as it is told.</summary>
    public DiversionRecord Newest => Diversions.Board.Records[^1];

    public DiversionStatus Only => Assert.Single(Diversions.All);

    public void Dispose()
    {
        Stop();
        Directory.Delete(folder, recursive: true);
    }

    private void Start()
    {
        database = new Database(
            Path.Combine(folder, "flowtriq.db"),
            Durability.EveryCommit,
            Migration.Embedded(530, 539),
            Time
        );
        var metrics = new ScrubbingMetrics(Meter);
        Providers = new ScrubbingProviders(database, new ScrubbingSecrets(new SecretProtection(keys)), Time);
        Providers.Load();
        Diversions = new Diversions(Providers, Time);
        Nodes = new LiveNodes(Time);
        var adapters = new Dictionary<ScrubbingKind, IScrubbingProvider>
        {
            [ScrubbingKind.Cloudflare] = Scrubber,
            [ScrubbingKind.PathNet] = Scrubber,
            [ScrubbingKind.Bgp] = new BgpDiversionProvider(Announcers),
        };
        run = new DiversionRun(
            Diversions,
            Providers,
            new DiversionStore(database),
            Calls(adapters),
            Announcers,
            new ReturnMeter(Nodes, new ReturnProbes(metrics, Time), Time),
            metrics,
            Time,
            NullLogger<DiversionRun>.Instance
        );
        run.Load();
    }

    private void Stop()
    {
        Providers.Dispose();
        database!.Dispose();
    }

    private void Note()
    {
        if (Diversions.Board.Records.IsEmpty || Newest.State == lastTold)
            return;
        lastTold = Newest.State;
        Story.Add($"{Time.Now - began:h\\:mm\\:ss} {Newest.State}");
    }
}
