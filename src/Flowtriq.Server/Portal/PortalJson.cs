using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Portal;

namespace Flowtriq.Server.Portal;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PortalCustomer))]
[JsonSerializable(typeof(PortalContacts))]
[JsonSerializable(typeof(PortalIncidentPage))]
[JsonSerializable(typeof(PortalIncidentDetail))]
[JsonSerializable(typeof(PortalMitigation[]))]
[JsonSerializable(typeof(PortalDay[]))]
[JsonSerializable(typeof(PortalTraffic))]
internal sealed partial class PortalJson : JsonSerializerContext;
