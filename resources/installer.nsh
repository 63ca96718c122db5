; Our own links come to the console; for phone links it is offered in the default programs of Windows, no more.
!macro customInstall
  WriteRegStr SHCTX "Software\Classes\maskline" "" "URL:Maskline"
  WriteRegStr SHCTX "Software\Classes\maskline" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\maskline\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Classes\Maskline.Link" "" "URL:Phone link"
  WriteRegStr SHCTX "Software\Classes\Maskline.Link" "URL Protocol" ""
  WriteRegStr SHCTX "Software\Classes\Maskline.Link\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Maskline\Capabilities" "ApplicationName" "Maskline"
  WriteRegStr SHCTX "Software\Maskline\Capabilities" "ApplicationDescription" "Opens the booking of a phone link"
  WriteRegStr SHCTX "Software\Maskline\Capabilities\URLAssociations" "maskline" "Maskline.Link"
  WriteRegStr SHCTX "Software\Maskline\Capabilities\URLAssociations" "tel" "Maskline.Link"
  WriteRegStr SHCTX "Software\Maskline\Capabilities\URLAssociations" "callto" "Maskline.Link"
  WriteRegStr SHCTX "Software\RegisteredApplications" "Maskline" "Software\Maskline\Capabilities"
!macroend

!macro customUnInstall
  DeleteRegValue SHCTX "Software\RegisteredApplications" "Maskline"
  DeleteRegKey SHCTX "Software\Maskline\Capabilities"
  DeleteRegKey SHCTX "Software\Classes\Maskline.Link"
  DeleteRegKey SHCTX "Software\Classes\maskline"
!macroend
