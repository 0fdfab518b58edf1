namespace Flowtriq.Lab.Demo;

/// <summary>A POP of the demonstration and the ordinary traffic it carries.</summary>
public sealed record DemoPop(string Code, string Name, int BackgroundPps)
{
    public static readonly DemoPop[] All =
    [
        new("FRA", "Frankfurt", 2_400),
        new("AMS", "Amsterdam", 1_900),
        new("LON", "London", 1_500),
        new("PAR", "Paris", 1_100),
        new("WAW", "Warsaw", 800),
    ];
}
