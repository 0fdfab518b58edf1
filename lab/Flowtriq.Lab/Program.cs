using System.CommandLine;
using Flowtriq.Lab.Demo;
using Flowtriq.Lab.Routers;
using Flowtriq.Lab.Tunnels;

var root = new RootCommand("Flowtriq's lab: POPs in network namespaces, for the demonstration and the tests.")
{
    DemoCommand.Create(),
    SpeakerCommand.Create(),
    GreCommand.Create(),
};

// Ctrl-C ends five agents, a server and fifteen namespaces in order, which takes its time.
return await root.Parse(args)
    .InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) });
