using Flowtriq.Agent.Configuration;
using Flowtriq.Agent.Kernel;
using Flowtriq.Agent.Uplink;
using Flowtriq.Core.Packets;

namespace Flowtriq.Agent.Setup;

/// <summary>
/// Makes a machine ready: 1. says what the agent does to it, 2. finds interfaces and asks about them, 3. tries the server, 4. writes the
/// configuration, 5. enrols, 6. says what comes next. Until step 4 nothing is changed.
/// </summary>
internal sealed class SetupRun(SetupRequest request, Dialogue dialogue, TimeProvider time)
{
    private const string Passwd = "/etc/passwd";
    private const string Unit = "ftagent.service";
    private static readonly string[] UnitFolders =
    [
        "/etc/systemd/system",
        "/lib/systemd/system",
        "/usr/lib/systemd/system",
    ];
    private static readonly TimeSpan TolerableOffset = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs; the result is the process's exit code.</summary>
    internal int Run()
    {
        if (File.Exists(request.Path) && !MayReplace())
            return ExitCode.Refused;
        dialogue.Say(SetupText.WhatItDoes(request.StateDirectory));
        var plan = Plan();
        if (dialogue.Ended)
        {
            dialogue.Say("no more answers: nothing was written; --yes takes every default");
            return ExitCode.Refused;
        }

        if (PrivateFile.Write(request.Path, SetupFile.Write(plan)) is { } refusal)
        {
            dialogue.Say(refusal);
            return ExitCode.Failed;
        }

        dialogue.Say($"wrote {request.Path}");
        var enrolled = plan.Server is null || Enrol(plan.Server);
        HandOver();
        dialogue.Say(
            enrolled
                ? NextCommand()
                : $"the configuration stays; enrol later: ftagent enroll --server {plan.Server} --token @FILE --config {request.Path}"
        );
        return enrolled ? ExitCode.Done : ExitCode.Failed;
    }

    private bool MayReplace()
    {
        if (request.Force)
            return true;
        if (dialogue.IsSilent)
        {
            dialogue.Say(
                $"{request.Path} exists and is left as it is; --force replaces it and keeps the old one as {request.Path}.old"
            );
            return false;
        }

        return dialogue.Confirm(
            $"{request.Path} exists. Replace it? The old one is kept as {request.Path}.old",
            otherwise: false
        );
    }

    private SetupPlan Plan()
    {
        var interfaces = Interfaces();
        var prefixes = request.Prefixes.Count > 0 ? request.Prefixes : Prefixes();
        var server = request.Server ?? Server();
        if (server is not null)
            Probe(server);
        return new SetupPlan
        {
            Server = server,
            Interfaces = interfaces,
            Prefixes = prefixes,
            Capture = request.Capture,
            Firewall = request.Firewall ?? Firewall(server),
            StateDirectory = request.StateDirectory,
        };
    }

    private IReadOnlyList<InterfaceGuess> Interfaces()
    {
        var facts = SysClassNet.Read(request.SysRoot);
        var guesses = InterfaceGuesses.Of(facts, DefaultRoute.Interfaces(request.ProcRoot));
        if (request.Interfaces.Count > 0)
        {
            // Named ones only: what is not named is left out.
            guesses =
            [
                .. guesses.Select(static one =>
                    one.LeftOut ? one : one with { Role = InterfaceRole.Ignore, Why = "not named" }
                ),
            ];
            guesses = request.Interfaces.Aggregate(
                guesses,
                (all, said) =>
                    InterfaceGuesses.With(all, said with { CapacityBps = said.CapacityBps ?? Speed(facts, said) })
            );
        }

        dialogue.Say(SetupText.Interfaces(guesses));
        while (
            dialogue.Ask("change one (NAME=ROLE or NAME=ROLE:CAPACITY), or Enter when this is right", "")
                is { Length: > 0 } text
        )
        {
            if (InterfaceGuesses.Parse(text, out var fault) is { } said)
                dialogue.Say(SetupText.Interfaces(guesses = InterfaceGuesses.With(guesses, said)));
            else
                dialogue.Say(fault);
        }

        return guesses;
    }

    private static double? Speed(IReadOnlyList<InterfaceFacts> facts, InterfaceGuess said) =>
        facts.FirstOrDefault(one => one.Name == said.Name)?.SpeedBps;

    private IReadOnlyList<IpPrefix> Prefixes()
    {
        while (true)
        {
            var text = dialogue.Ask("your own prefixes, separated by blanks, or Enter for none", "");
            if (SetupText.Prefixes(text, out var fault) is { } prefixes)
                return prefixes;
            dialogue.Say(fault);
        }
    }

    private ServerAddress? Server()
    {
        while (dialogue.Ask("flowtriq server, HOST[:7443], or Enter to stand alone", "") is { Length: > 0 } text)
        {
            if (ServerAddress.TryParse(text, out var address))
                return address;
            dialogue.Say($"\"{text}\": must be HOST or HOST:PORT");
        }

        return null;
    }

    private void Probe(ServerAddress server)
    {
        switch (new ServerProbe(time).Try(server))
        {
            case ServerProbeResult.Reached reached:
                dialogue.Say($"{server} answers over TLS; its authority has the SHA-256 {reached.Fingerprint}");
                if (reached.Offset is { } offset)
                    dialogue.Say(
                        offset.Duration() <= TolerableOffset
                            ? $"this machine's clock agrees with it to {offset.Duration().TotalMilliseconds:0} ms"
                            : $"WARNING: this machine's clock is {offset.Duration().TotalSeconds:0.0} s {(offset < TimeSpan.Zero ? "ahead of" : "behind")} the server's: set it, or certificates and tokens may be refused"
                    );
                break;
            case ServerProbeResult.Unreachable unreachable:
                dialogue.Say($"WARNING: {unreachable.Reason}");
                break;
        }
    }

    private FirewallMode Firewall(ServerAddress? server)
    {
        if (!dialogue.IsSilent)
            dialogue.Say(SetupText.Level1);
        return !dialogue.Confirm("may ftagent filter attacks on this machine?", otherwise: false) ? FirewallMode.Off
            : server is null ? FirewallMode.Local
            : FirewallMode.Server;
    }

    private bool Enrol(ServerAddress server)
    {
        using (var identity = NodeIdentity.Load(request.StateDirectory, out _))
        {
            if (identity is not null)
            {
                dialogue.Say($"this machine is enrolled already, as {identity.NodeName} at {identity.Server}");
                return true;
            }
        }

        var token =
            request.Token
            ?? dialogue.Ask("the one-time token from the console (Nodes, Add node), or Enter to enrol later", "");
        if (token.Length == 0)
        {
            dialogue.Say("not enrolled yet: no token");
            return false;
        }

        switch (new Enrollment(HostFacts.Read(request.ProcRoot), time).Run(server, token, request.StateDirectory))
        {
            case EnrollmentOutcome.Enrolled enrolled:
                dialogue.Say($"enrolled at {server} as {enrolled.NodeName} ({enrolled.NodeId})");
                return true;
            case EnrollmentOutcome.Refused refused:
                dialogue.Say($"not enrolled: {refused.Reason}");
                return false;
            default:
                throw new InvalidOperationException("unknown outcome");
        }
    }

    // The service runs as a user of its own, which must be able to read what root wrote here.
    private void HandOver()
    {
        if (ServiceUser.Find(Passwd) is not { } user)
            return;
        user.Own(request.Path);
        if (Directory.Exists(request.StateDirectory))
            user.Own(request.StateDirectory);
    }

    private string NextCommand() =>
        UnitFolders.Any(static folder => File.Exists(Path.Combine(folder, Unit)))
            ? "next: systemctl enable --now ftagent, then ftagent doctor"
            : $"next: ftagent doctor --config {request.Path}, then ftagent run --config {request.Path}";
}
