// The service and the emulator both have a Program, so the service's assembly is named by another type of it.
global using ServiceEntry = InquiryAssistant.Service.Pages.PagesOptions;
