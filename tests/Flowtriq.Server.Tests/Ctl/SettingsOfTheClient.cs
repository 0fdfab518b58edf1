using Flowtriq.Server.Ctl;

namespace Flowtriq.Server.Tests.Ctl;

public sealed class SettingsOfTheClient
{
    private const string Nowhere = "/nonexistent/flowtriq";

    [Theory]
    [InlineData(null, "ftq_1", "Set FLOWTRIQ_URL and FLOWTRIQ_TOKEN")]
    [InlineData("https://noc.isp.example", null, "Set FLOWTRIQ_URL and FLOWTRIQ_TOKEN")]
    [InlineData("noc.isp.example", "ftq_1", "is not the address of a server")]
    [InlineData("ftp://noc.isp.example", "ftq_1", "is not the address of a server")]
    [InlineData("http://noc.isp.example", "ftq_1", "would carry the token in clear")]
    public void Say_what_is_wrong_with_them(string? url, string? token, string saying)
    {
        Assert.Null(Read(url, token, out var fault));
        Assert.Contains(saying, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://noc.isp.example/flowtriq", "https://noc.isp.example/flowtriq/")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080/")]
    [InlineData("http://[::1]:8080/", "http://[::1]:8080/")]
    public void Name_a_server_by_https_or_on_this_machine(string url, string server) =>
        Assert.Equal(new CtlSettings(new Uri(server), "ftq_1"), Read(url, " ftq_1 ", out _));

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1_800)]
    [InlineData("2h", 7_200)]
    [InlineData("1d", 86_400)]
    [InlineData("99999999d", null)]
    [InlineData("-1h", null)]
    [InlineData("2", null)]
    [InlineData("", null)]
    public void A_length_of_time_is_a_number_with_its_unit(string text, int? seconds) =>
        Assert.Equal(seconds, CtlSilence.Seconds(text));

    [Fact]
    public void No_command_takes_a_token_as_an_argument()
    {
        var options = Commands(CtlCommand.Create()).SelectMany(static command => command.Options);
        Assert.DoesNotContain(options, static option => option.Name is "--token" or "--secret" or "--password");
    }

    [Fact]
    public void Every_command_argument_and_option_says_what_it_is()
    {
        var commands = Commands(CtlCommand.Create()).ToList();
        Assert.All(
            commands,
            static command => Assert.False(string.IsNullOrWhiteSpace(command.Description), command.Name)
        );
        Assert.All(
            commands.SelectMany(static command =>
                command.Options.Cast<System.CommandLine.Symbol>().Concat(command.Arguments)
            ),
            static symbol => Assert.False(string.IsNullOrWhiteSpace(symbol.Description), symbol.Name)
        );
    }

    private static IEnumerable<System.CommandLine.Command> Commands(System.CommandLine.Command command) =>
        command.Subcommands.SelectMany(Commands).Prepend(command);

    private static CtlSettings? Read(string? url, string? token, out string fault) =>
        CtlSettings.Read(
            name =>
                name switch
                {
                    CtlSettings.Address => url,
                    CtlSettings.Secret => token,
                    CtlSettings.File => Nowhere,
                    _ => null,
                },
            out fault
        );
}
