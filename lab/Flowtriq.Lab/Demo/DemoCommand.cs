using System.CommandLine;

namespace Flowtriq.Lab.Demo;

/// <summary><c>demo</c>: reads the options and runs <see cref="Demonstration"/> until Ctrl-C or its lifetime.</summary>
public static class DemoCommand
{
    private const int LongestMinutes = 30;

    public static Command Create()
    {
        var agent = new Option<string>("--agent") { Description = "path of ftagent", Required = true };
        var server = new Option<string>("--server") { Description = "path of flowtriq.dll", Required = true };
        var capture = new Option<string?>("--capture") { Description = "pcap or pcapng of an attack to replay (IPv4)" };
        var noLadder = new Option<bool>("--no-ladder")
        {
            Description = "no routers, customers and policy: the attack is only watched",
        };
        var port = Number("--port", "port of the console", 8080, 1, 65_535);
        var pps = Number("--pps", "packets per second of the attack", 50_000, 100, 200_000);
        var seconds = Number("--seconds", "length of the attack", 30, 1, 300);
        var minutes = Number("--minutes", "when the demonstration ends by itself", LongestMinutes, 1, LongestMinutes);
        var command = new Command("demo", "Five POPs in network namespaces, ordinary traffic and one real attack")
        {
            agent,
            server,
            capture,
            noLadder,
            port,
            pps,
            seconds,
            minutes,
        };
        command.SetAction(
            (parsed, cancel) =>
                Demonstration.RunAsync(
                    new DemoOptions(
                        parsed.GetRequiredValue(agent),
                        parsed.GetRequiredValue(server),
                        parsed.GetValue(capture),
                        parsed.GetValue(port),
                        parsed.GetValue(pps),
                        TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                        !parsed.GetValue(noLadder),
                        TimeSpan.FromMinutes(parsed.GetValue(minutes))
                    ),
                    cancel
                )
        );
        return command;
    }

    private static Option<int> Number(string name, string description, int value, int least, int most)
    {
        var option = new Option<int>(name)
        {
            Description = $"{description} ({least} to {most}, {value} when absent)",
            DefaultValueFactory = _ => value,
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var given && (given < least || given > most))
                result.AddError($"{name}: {given} is not within {least} to {most}");
        });
        return option;
    }
}
